using System.Globalization;

namespace CoP.Dialogs.Turns;

/// <summary>An action whose argument is the id of a thing.</summary>
public abstract class IdAction : IAction
{
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
