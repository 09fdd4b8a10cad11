using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>How the outbox is doing, as of the dispatcher's last measurement; readiness asks it.</summary>
public sealed class OutboxHealth(TimeProvider clock)
{
    /// <summary>Counting stops here: how many more there are changes nothing for whoever looks.</summary>
    public const int DeepestCounted = 1_000;

    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);
    private long? _measuredAt;

    /// <summary>Rows due and not yet sent, up to <see cref="DeepestCounted"/>.</summary>
    public int Depth { get; private set; }

    /// <summary>How long the oldest due row has waited.</summary>
    public TimeSpan OldestDue { get; private set; }

    /// <summary>False before the dispatcher has looked into the outbox, and when it has not managed to for 30 seconds.</summary>
    public bool IsReady => _measuredAt is { } at && clock.GetElapsedTime(at) < Stale;

    /// <summary>Nothing is queued.</summary>
    internal void NoteEmpty() => (Depth, OldestDue, _measuredAt) = (0, TimeSpan.Zero, clock.GetTimestamp());

    internal async Task MeasureAsync(CommunityDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = DueMessages.Waiting(db).Where(row => row.NotBefore <= now);
        Depth = await due.OrderBy(static row => row.NotBefore).Take(DeepestCounted).CountAsync(cancel);
        var oldest = await due.MinAsync(row => (DateTimeOffset?)row.NotBefore, cancel);
        OldestDue = oldest is { } since ? now - since : TimeSpan.Zero;
        _measuredAt = clock.GetTimestamp();
    }
}
