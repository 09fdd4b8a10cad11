using CoP.Community.Membership;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>
/// <c>/start</c>: with an invitation code it joins; with what a feature's deep link says, such as <c>answer_42</c> under a
/// group's question, it does that; alone it says what this is.
/// </summary>
internal sealed class StartAction(RedeemInvitation redeem, Actions actions, VisibilityGuard visibility, HelpText help) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await redeem.ReadAsync(argument, turn.Member is not null, cancel) is { } code)
        {
            await JoinAsync(turn, code, cancel);
        }
        else if (turn.IsPersonal && turn.Member is not null && actions.Linked(argument) is var (linked, about))
        {
            await FollowAsync(turn, linked, about, cancel);
        }
        else
        {
            turn.Reply(help.For(turn));
        }
    }

    private async Task FollowAsync(TurnContext turn, ActionDescription linked, string about, CancellationToken cancel)
    {
        if (await visibility.AdmitsAsync(turn, linked, cancel) is { } admitted)
        {
            await actions.RunAsync(linked, admitted, about, cancel);
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
