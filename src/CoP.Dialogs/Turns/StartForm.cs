using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>A button that opens a form about a thing, e.g. <c>answer 42</c>. The form's handler checks the rest.</summary>
/// <param name="name">The action's and the form's name.</param>
/// <param name="argument">What the form calls the id, e.g. <c>question</c>.</param>
internal sealed class StartForm(string name, string argument, Permission needs, FormRunner forms) : IdAction(name, needs)
{
    protected override Task RunAsync(TurnContext turn, long id, CancellationToken cancel) =>
        forms.StartAsync(turn, Name, FormStart.About(argument, id), cancel);
}
