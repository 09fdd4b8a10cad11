using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Events.Feedback;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Feedback;

/// <summary>A mark. It counts with this tap; what follows is asked for, and need not be answered. The argument is <c>{event}:{score}</c>.</summary>
internal sealed class ScoreAction(GiveFeedback give, FormRunner forms) : IAction
{
    public const string Verb = "fb";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is not [var about, var mark] || !long.TryParse(about, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var score) || score is < 1 or > EventFeedback.Best)
        {
            turn.Remark("turn.oldButton");
            return;
        }

        var given = await give.ScoreAsync(turn.Actor, id, score, cancel);
        if (given.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Replace(Message.Of(turn.Say(new Text("events.feedback.thanks", given.Value.Title))));
        var start = FormStart.About(EventFields.Subject, id);
        await forms.StartAsync(turn, FeedbackForm.FormName, start with { Arguments = start.Arguments.Add(FeedbackForm.Score, mark) }, cancel);
    }
}

/// <summary>A few words to the mark that was given. Whoever leaves them out has answered all the same.</summary>
internal sealed class FeedbackForm(GiveFeedback give) : IFormHandler
{
    public const string FormName = "fb-words";
    public const string Score = "score";
    private const string Words = "text";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(
        new Form(FormName, Version: 1, [new TextField(Words, "events.fb-words.field") { MaxLength = EventFeedback.WordsLength, Multiline = true, Optional = true }])
        {
            Title = "events.fb-words.title",
            Intro = "events.fb-words.intro",
            SubmitLabel = "events.fb-words.submit",
            ConfirmLabel = "events.fb-words.submit",
            Review = ReviewMode.Never,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(Message.Of(turn.Say(await SendAsync(turn, state, cancel))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<Text> SendAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        if (state.Answers[Words] is not { } words)
        {
            return "events.fb-words.skipped";
        }

        var (id, score) = (new FormRequest(state.Arguments).Id(EventFields.Subject), int.Parse(state.Arguments[Score], CultureInfo.InvariantCulture));
        var sent = await give.WordsAsync(turn.Actor, id, score, words, cancel);
        return sent.Refusal is { } refusal ? RefusalText.Text(refusal) : "events.fb-words.sent";
    }
}
