using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>One input, one result: a command, a button, a page of a list. All it needs is in its argument.</summary>
public interface IAction
{
    /// <summary>The verb of its buttons and its slash command; the words that call it are the keys <c>command.{Name}</c>.</summary>
    string Name { get; }

    /// <summary>What whoever uses it needs; checked before it runs.</summary>
    Permission Needs { get; }

    /// <summary>Who may read what it says; checked before it runs. A new action gives nothing away.</summary>
    Visibility Visibility => Visibility.Oneself;

    /// <summary>True when a second press of the same button of the same message must have no second effect.</summary>
    bool Once => false;

    /// <summary>
    /// Whether its words are a command where words are an answer, too: in a form or in a reply. By default when nothing stands
    /// behind them; what stands there must not be possible to mean otherwise.
    /// </summary>
    bool Interrupts(string argument) => argument.Length == 0;

    Task RunAsync(TurnContext turn, string argument, CancellationToken cancel);
}
