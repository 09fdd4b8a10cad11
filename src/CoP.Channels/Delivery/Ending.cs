using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Delivery;

/// <summary>The ways a row leaves its lease: back to the queue, or into a final state.</summary>
internal static class Ending
{
    public static void Requeue(this OutboxMessage row, DateTimeOffset notBefore, string? reason)
    {
        row.State = OutboxState.Queued;
        row.NotBefore = notBefore;
        row.LeasedUntil = null;
        row.Reason = reason;
    }

    public static void Finish(this OutboxMessage row, OutboxState state, string? reason, DateTimeOffset now)
    {
        row.State = state;
        row.Reason = reason;
        row.FinishedAt = now;
        row.LeasedUntil = null;
    }

    /// <summary>Finishes a row that did not go, and with it the parts that would have followed.</summary>
    public static async Task FailAsync(
        this OutboxMessage row, CommunityDb db, OutboxState state, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        row.Finish(state, reason, now);
        foreach (var part in await row.LaterPartsAsync(db, cancel))
        {
            part.Finish(state, $"part {row.Part} ended: {reason}", now);
        }
    }

    public static Task<List<OutboxMessage>> LaterPartsAsync(this OutboxMessage row, CommunityDb db, CancellationToken cancel) =>
        db.Outbox.Where(part => part.DedupeKey == row.DedupeKey && part.Part > row.Part && part.State == OutboxState.Queued)
            .ToListAsync(cancel);
}
