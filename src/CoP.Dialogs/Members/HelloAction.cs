using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>A greeting, answered with one and with what can be done.</summary>
internal sealed class HelloAction(HelpText help, ILocalizer words) : IAction
{
    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply(turn.IsPersonal && PermissionGuard.Objection(turn, Permission.TakePart) is null ? Greeting(turn) : help.For(turn));
        return Task.CompletedTask;
    }

    private Message Greeting(TurnContext turn) => new()
    {
        Blocks = [new Paragraph(turn.Say(new Text("members.hello", turn.Actor.Name)))],
        Buttons =
        [
            new ButtonRow(Make(turn, "ask", ButtonStyle.Primary), Make(turn, "open")),
            new ButtonRow(Make(turn, "find"), Make(turn, "help")),
        ],
    };

    private Button Make(TurnContext turn, string command, ButtonStyle style = ButtonStyle.Default) =>
        HelpText.Make(words, command, turn.Language, style);
}
