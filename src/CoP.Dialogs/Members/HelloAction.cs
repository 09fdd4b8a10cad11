using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>A greeting, answered with one and with what can be done.</summary>
internal sealed class HelloAction(HelpText help) : IAction
{
    public string Name => "hello";

    public Permission Needs => Permission.Anyone;

    public Visibility Visibility => Visibility.Anybody;

    // In a reply it is for whom the reply is for, and in a form it is words like others.
    public bool Interrupts(string argument) => false;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Reply(turn.IsPersonal && PermissionGuard.Objection(turn, Permission.TakePart) is null ? Greeting(turn) : help.For(turn));
        return Task.CompletedTask;
    }

    private static Message Greeting(TurnContext turn) => new()
    {
        Blocks = [new Paragraph(turn.Say(new Text("members.hello", turn.Actor.Name)))],
        Buttons =
        [
            new ButtonRow(Make(turn, "ask", ButtonStyle.Primary), Make(turn, "open")),
            new ButtonRow(Make(turn, "find"), Make(turn, "help")),
        ],
    };

    private static Button Make(TurnContext turn, string verb, ButtonStyle style = ButtonStyle.Default) =>
        new(turn.Say($"members.button.{verb}"), new Press(verb), style);
}
