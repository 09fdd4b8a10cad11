using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>The ways a row leaves its lease: back to the queue, or into a final state.</summary>
internal static class Ending
{
    /// <summary>Who waits longer is parked, so that choosing does not pass by it each time.</summary>
    public static readonly TimeSpan LongestInQueue = TimeSpan.FromMinutes(1);

    public static void Requeue(this OutboxMessage row, DateTimeOffset now, string? reason, TimeSpan after = default)
    {
        row.State = after > LongestInQueue ? OutboxState.Parked : OutboxState.Queued;
        row.NotBefore = now + after;
        row.LeasedUntil = null;
        row.Reason = reason;
    }

    public static void Finish(this OutboxMessage row, OutboxState state, string? reason, DateTimeOffset now)
    {
        row.State = state;
        row.Reason = reason;
        row.FinishedAt = now;
        row.LeasedUntil = null;
        row.Wire = IsNeededAgain(row) ? row.Wire : null;
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
        db.Outbox.Where(part => part.DedupeKey == row.DedupeKey && part.Part > row.Part
            && (part.State == OutboxState.Queued || part.State == OutboxState.Parked)).ToListAsync(cancel);

    /// <summary>Forgets the live message of a row: there is nothing, or nobody, to show it to.</summary>
    public static async Task ForgetLiveAsync(this OutboxMessage row, CommunityDb db, CancellationToken cancel)
    {
        if (row.LiveMessageId is not { } id || await db.LiveMessages.FindAsync([id], cancel) is not { } live)
        {
            return;
        }

        row.LiveMessageId = null;
        await db.Outbox.Where(other => other.LiveMessageId == id)
            .ExecuteUpdateAsync(static set => set.SetProperty(static other => other.LiveMessageId, (long?)null), cancel);
        db.LiveMessages.Remove(live);
    }

    /// <summary>What is in doubt may be sent again as it was, and a later part is nothing but its wire body.</summary>
    private static bool IsNeededAgain(OutboxMessage row) =>
        row.State == OutboxState.Ambiguous || (row.Part > 0 && row.State != OutboxState.Sent);
}
