using System.Globalization;
using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>An action whose argument is the id of a thing.</summary>
public abstract class IdAction(string name, Permission needs, bool once = false) : IAction
{
    public string Name => name;

    public Permission Needs => needs;

    public virtual Visibility Visibility => Visibility.Oneself;

    public bool Once => once;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return RunAsync(turn, id, cancel);
        }

        turn.Remark("turn.oldButton");
        return Task.CompletedTask;
    }

    protected abstract Task RunAsync(TurnContext turn, long id, CancellationToken cancel);
}
