using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Feedback;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Feedback;

/// <summary>What those read who look after an event: figures and words, once enough have answered.</summary>
internal sealed class FeedbackPages(EventAccess access, FeedbackReport report)
{
    public const string Verb = "fb-list";
    private const int TitleLength = 60;

    public async Task<ListView<EventFeedback>?> WordsAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is not { } one)
        {
            return null;
        }

        if (await report.FindAsync(one.Id, cancel) is not { } figures)
        {
            turn.Remark(new TooFewAnswered());
            return null;
        }

        var average = figures.Average.ToString("0.0", Languages.Culture(turn.Language));
        return new(
            new Text("events.feedback.title", TextTruncation.Line(one.Title, TitleLength), average, figures.Count),
            "events.feedback.none", report.Words(one.Id), static feedback => new Entry(feedback.Words!, null, null))
        {
            Prefix = string.Create(CultureInfo.InvariantCulture, $"{one.Id}:"),
        };
    }
}
