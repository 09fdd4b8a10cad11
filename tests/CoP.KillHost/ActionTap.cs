using CoP.Dialogs.Turns;

namespace CoP.KillHost;

/// <summary>I2b: the use case ran, nothing of it is committed. With the argument <c>poison</c> the turn always fails.</summary>
internal sealed class ActionTap(IAction inner, KillPoints points) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        await inner.RunAsync(turn, argument, cancel);
        points.Reach("I2b");
        if (argument == "poison")
        {
            throw new InvalidOperationException("An event that never goes well.");
        }
    }
}
