using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Opens the form for a question, with what is known filled in.</summary>
internal sealed class AskAction(FormRunner forms, AskDraft draft) : IAction
{
    public string Name => AskForm.FormName;

    public Permission Needs => Permission.TakePart;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await forms.StartAsync(turn, AskForm.FormName, await draft.SuggestAsync(turn.Actor, argument, cancel), cancel);
}

/// <summary>Takes a question back, after asking whether that is meant.</summary>
internal sealed class WithdrawAction(QuestionAccess access, QuestionButtons buttons) : IdAction("withdraw", Permission.TakePart)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Reply(new Messages.Message
        {
            Blocks = [new Messages.Paragraph(turn.Say(new Words.Text("questions.withdrawSure", Words.TextTruncation.Title(found.Value.Title))))],
            Buttons =
            [
                new Messages.ButtonRow(
                    buttons.Make("withdraw-yes", id, turn.Language, Messages.ButtonStyle.Destructive),
                    buttons.Make("q", id, turn.Language)),
            ],
        });
    }
}

internal sealed class WithdrawYesAction(WithdrawQuestion withdraw) : IdAction("withdraw-yes", Permission.TakePart, once: true)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var done = await withdraw.HandleAsync(turn.Actor, id, cancel);
        turn.Replace(Messages.Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "questions.withdrawn")));
    }
}
