namespace CoP.Dialogs.Turns;

/// <summary>
/// One input, one result: a command, a button, a page of a list. All it needs is in its argument; who may use it, and what
/// calls it, its feature declares.
/// </summary>
public interface IAction
{
    Task RunAsync(TurnContext turn, string argument, CancellationToken cancel);
}
