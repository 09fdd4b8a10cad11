using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>
/// <c>/start</c>: with an invitation code it joins; with <c>answer_42</c>, the link under a group's question, it opens
/// the answer; alone it says what this is.
/// </summary>
internal sealed class StartAction(RedeemInvitation redeem, FormRunner forms, HelpText help) : IAction
{
    public string Name => "start";

    public Permission Needs => Permission.Anyone;

    public Visibility Visibility => Visibility.Anybody;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await redeem.ReadAsync(argument, turn.Member is not null, cancel) is { } code)
        {
            await JoinAsync(turn, code, cancel);
        }
        else if (turn.IsPersonal && argument.Split('_') is ["answer", var id] && long.TryParse(id, out var question) && turn.Member is not null)
        {
            await forms.StartAsync(turn, "answer", FormStart.About("question", question), cancel);
        }
        else
        {
            turn.Reply(help.For(turn));
        }
    }

    private async Task JoinAsync(TurnContext turn, string code, CancellationToken cancel)
    {
        var joined = await redeem.HandleAsync(turn.Member, turn.Conversation, turn.Incoming.From.ExternalId, code, cancel);
        if (joined.Refusal is { } refusal)
        {
            turn.Reply(RefusalText.Text(refusal));
            return;
        }

        turn.Language = joined.Value.Language ?? turn.Language;
        turn.Reply(new Text("members.joined", joined.Value.Name));
        turn.Reply(help.For(turn, joined.Value));
    }
}
