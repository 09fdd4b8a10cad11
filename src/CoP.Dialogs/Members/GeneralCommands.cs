using CoP.Community.Membership;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

internal sealed class HelpAction(HelpText help) : IAction
{
    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply(help.For(turn));
        return Task.CompletedTask;
    }
}

/// <summary>Drops whatever form is open.</summary>
internal sealed class CancelAction(FormRunner forms) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!await forms.CancelAsync(turn, cancel))
        {
            turn.Reply("turn.nothingToCancel");
        }
    }
}

/// <summary>Asante, thanks, merci, gracias: answered in kind.</summary>
internal sealed class ThanksAction : IAction
{
    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply("turn.welcome");
        return Task.CompletedTask;
    }
}

/// <summary>A code by which a member links their account on another channel.</summary>
internal sealed class ConnectAction(Invite invite, InvitationMessage message) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        turn.Reply(message.ForConnect(turn, await invite.ConnectAsync(turn.Actor, cancel)));
}
