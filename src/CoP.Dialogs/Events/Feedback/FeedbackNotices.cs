using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Feedback;
using CoP.Community.Responses;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Feedback;

/// <summary>Asks how it was, with a button for each mark. Who has answered meanwhile reads nothing.</summary>
internal sealed class FeedbackNotices(EventAccess access, ResponseBook responses, ILocalizer words)
{
    public async Task<Message?> WantedAsync(FeedbackWanted notice, NoticeRecipient to, CancellationToken cancel) =>
        to.Member is { } member && await access.LoadAsync(notice.EventId, cancel) is { } one
            && !await responses.IsGivenAsync(member.Id, EventFeedback.ResponsesTo(one.Id), cancel)
                ? new Message
                {
                    Blocks =
                    [
                        new Paragraph(words.Say(new Text(notice.Again ? "events.feedback.again" : "events.feedback.ask", one.Title), to.Language), Tone.Strong),
                        new Paragraph(words.Say("events.feedback.how", to.Language), Tone.Subtle),
                    ],
                    Buttons = [new ButtonRow([.. Enumerable.Range(1, EventFeedback.Best).Select(score => new Button(
                        score.ToString(CultureInfo.InvariantCulture), new Press(ScoreAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{one.Id}:{score}"))))])],
                }
                : null;
}
