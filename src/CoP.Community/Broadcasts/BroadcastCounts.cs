namespace CoP.Community.Broadcasts;

/// <summary>How far a broadcast has come, in recipients.</summary>
/// <param name="Waiting">Not sent yet: queued, parked, retried, or not even written into the outbox.</param>
/// <param name="Uncertain">May have arrived; listed.</param>
/// <param name="Failed">Out of reach, refused by the platform, or too late.</param>
public sealed record BroadcastCounts(int Sent, int Waiting, int Uncertain, int Failed, int Acknowledged)
{
    public int Total => Sent + Waiting + Uncertain + Failed;
}

/// <param name="Left">How long the platforms' limits make the rest take at least; null while that cannot be said or nothing is left.</param>
public sealed record Progress(BroadcastCounts Counts, TimeSpan? Left);

/// <summary>Whom a broadcast would get to now.</summary>
/// <param name="Members">Everyone in the audience.</param>
/// <param name="ByChannel">Those it would be sent to, by the channel they prefer; most first.</param>
/// <param name="OutOfReach">Those without a conversation that can be reached; they are listed.</param>
/// <param name="Muted">Those who do not want notices of its kind, urgent ones included.</param>
/// <param name="Duration">How long the platforms' limits make it take at least; the slowest rate limit scope counts.</param>
public sealed record Reach(int Members, IReadOnlyList<(string Channel, int Count)> ByChannel, int OutOfReach, int Muted, TimeSpan Duration);
