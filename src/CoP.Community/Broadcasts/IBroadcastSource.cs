namespace CoP.Community.Broadcasts;

/// <summary>Why a broadcast paused by itself.</summary>
/// <param name="Refused">Of <paramref name="Tried"/> recipients, where the platforms refuse too much; null where it is still not over after its time.</param>
public sealed record BroadcastHalt(int? Refused, int Tried);

/// <summary>A feature that broadcasts. Broadcasts of sources that are nobody's just stay paused.</summary>
public interface IBroadcastSource
{
    /// <summary>What stands before the colon in <see cref="Broadcast.Source"/>.</summary>
    string Kind { get; }

    /// <summary>It has paused by itself: somebody has to be asked. In the transaction that paused it.</summary>
    Task HaltedAsync(Broadcast broadcast, BroadcastHalt why, CancellationToken cancel);
}
