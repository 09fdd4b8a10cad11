using CoP.Community.Members;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

internal sealed class HelpAction(HelpText help) : IAction
{
    public string Name => "help";

    public Permission Needs => Permission.Anyone;

    public Visibility Visibility => Visibility.Anybody;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply(help.For(turn));
        return Task.CompletedTask;
    }
}

/// <summary>Drops whatever form is open.</summary>
internal sealed class CancelAction(FormRunner forms) : IAction
{
    public string Name => "cancel";

    public Permission Needs => Permission.Anyone;

    public Visibility Visibility => Visibility.Anybody;

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
    public string Name => "thanks";

    // Said in a reply, it is for whom the reply is for.
    public bool Interrupts(string argument) => false;

    public Permission Needs => Permission.Anyone;

    public Visibility Visibility => Visibility.Anybody;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply("turn.welcome");
        return Task.CompletedTask;
    }
}

/// <summary>A code by which a member links their account on another channel.</summary>
internal sealed class ConnectAction(Invite invite, InvitationMessage message) : IAction
{
    public string Name => "connect";

    public Permission Needs => Permission.TakePart;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        turn.Reply(message.ForConnect(turn, await invite.ConnectAsync(turn.Actor, cancel)));
}
