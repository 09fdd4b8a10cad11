using System.Collections.Frozen;

namespace CoP.Community.Broadcasts;

/// <summary>What somebody, or the program itself, does to a broadcast that has started.</summary>
public enum BroadcastCommand
{
    Pause,
    Resume,

    /// <summary>Stop for good.</summary>
    Cancel,

    /// <summary>Take back everywhere.</summary>
    Recall,

    /// <summary>Other words everywhere.</summary>
    Correct,

    /// <summary>One more round for those it did not reach.</summary>
    Resend,

    /// <summary>Send what is in doubt once more, or leave it.</summary>
    DecideDoubts,

    /// <summary>All of it has ended.</summary>
    Finish,
}

/// <summary>The one table of what may be done in which state, and where it leads: buttons and use cases ask it, commands follow it.</summary>
public static class BroadcastTransitions
{
    private static readonly FrozenDictionary<(BroadcastState, BroadcastCommand), BroadcastState> Table =
        new Dictionary<(BroadcastState, BroadcastCommand), BroadcastState>
        {
            [(BroadcastState.Running, BroadcastCommand.Pause)] = BroadcastState.Paused,
            [(BroadcastState.Running, BroadcastCommand.Cancel)] = BroadcastState.Cancelled,
            [(BroadcastState.Running, BroadcastCommand.Recall)] = BroadcastState.Recalled,
            [(BroadcastState.Running, BroadcastCommand.Correct)] = BroadcastState.Running,
            [(BroadcastState.Running, BroadcastCommand.DecideDoubts)] = BroadcastState.Running,
            [(BroadcastState.Running, BroadcastCommand.Finish)] = BroadcastState.Finished,
            [(BroadcastState.Paused, BroadcastCommand.Resume)] = BroadcastState.Running,
            [(BroadcastState.Paused, BroadcastCommand.Cancel)] = BroadcastState.Cancelled,
            [(BroadcastState.Paused, BroadcastCommand.Recall)] = BroadcastState.Recalled,
            [(BroadcastState.Paused, BroadcastCommand.Correct)] = BroadcastState.Paused,
            [(BroadcastState.Paused, BroadcastCommand.DecideDoubts)] = BroadcastState.Paused,
            [(BroadcastState.Finished, BroadcastCommand.Recall)] = BroadcastState.Recalled,
            [(BroadcastState.Finished, BroadcastCommand.Correct)] = BroadcastState.Finished,
            [(BroadcastState.Finished, BroadcastCommand.Resend)] = BroadcastState.Running,
            [(BroadcastState.Finished, BroadcastCommand.DecideDoubts)] = BroadcastState.Running,
            [(BroadcastState.Cancelled, BroadcastCommand.Recall)] = BroadcastState.Recalled,
            [(BroadcastState.Cancelled, BroadcastCommand.Correct)] = BroadcastState.Cancelled,
            [(BroadcastState.Cancelled, BroadcastCommand.Finish)] = BroadcastState.Cancelled,
            [(BroadcastState.Recalled, BroadcastCommand.Finish)] = BroadcastState.Recalled,
        }.ToFrozenDictionary();

    public static bool Allows(this BroadcastState state, BroadcastCommand command) => Table.ContainsKey((state, command));

    /// <exception cref="InvalidOperationException">Not in this state; ask <see cref="Allows"/> first.</exception>
    internal static BroadcastState After(this BroadcastState state, BroadcastCommand command) =>
        Table.TryGetValue((state, command), out var next) ? next : throw new InvalidOperationException($"{command} of a broadcast that is {state}.");
}
