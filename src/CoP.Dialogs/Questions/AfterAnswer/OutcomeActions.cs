using CoP.Community;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions.AfterAnswer;

/// <summary>It helped: the only answer is accepted, of several one is chosen. What is said stands in the place of the question whether it did.</summary>
internal sealed class HelpedAction(SayOutcome say, HelpedPages pages) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var said = await say.HelpedAsync(turn.Actor, id, cancel);
        turn.Replace(said.Refusal is { } refusal ? Message.Of(turn.Say(RefusalText.Text(refusal)))
            : said.Value.State == QuestionState.Answered ? Message.Of(turn.Say("questions.done.accept"))
            : await pages.Answers(turn, said.Value).DrawAsync(turn, HelpedPages.Verb, 0, cancel));
    }
}

/// <summary>What counts with this tap; then it is asked what is missing, which need not be answered.</summary>
internal abstract class UnsettledAction(FormRunner forms, QuestionButtons buttons) : IdAction
{
    protected sealed override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var said = await SayAsync(turn, id, cancel);
        turn.Replace(new Message
        {
            Blocks = [new Paragraph(turn.Say(said.Refusal is { } refusal ? RefusalText.Text(refusal) : said.Value))],
            Buttons = [new ButtonRow(buttons.Make(ShowQuestionAction.Verb, id, turn.Language))],
        });
        if (said.Succeeded)
        {
            await forms.StartAsync(turn, MissingForm.FormName, FormStart.About(FormSubject.Question, id), cancel);
        }
    }

    /// <returns>What it leads to.</returns>
    protected abstract Task<Result<Text>> SayAsync(TurnContext turn, long id, CancellationToken cancel);
}

/// <summary>It helped in part.</summary>
internal sealed class PartlyAction(SayOutcome say, FormRunner forms, QuestionButtons buttons) : UnsettledAction(forms, buttons)
{
    protected override async Task<Result<Text>> SayAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await say.PartlyAsync(turn.Actor, id, cancel)).Select(static _ => (Text)"questions.helped.partly");
}

/// <summary>It did not help.</summary>
internal sealed class DidNotHelpAction(SayOutcome say, QuestionAccess access, FormRunner forms, QuestionButtons buttons) : UnsettledAction(forms, buttons)
{
    protected override async Task<Result<Text>> SayAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var said = await say.DidNotHelpAsync(turn.Actor, id, cancel);
        return said is { Succeeded: true, Value: 0 }
            ? (await access.FindOwnAsync(id, turn.Actor, cancel)).Select(static question => (Text)(question.EscalatedAt is null ? "questions.sentToNobody" : "questions.helped.toLead"))
            : said.Select(static asked => new Text("questions.helped.no", asked));
    }
}
