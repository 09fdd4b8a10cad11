using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>Rows that somebody has decided to send once more.</summary>
internal static class Requeue
{
    /// <summary>
    /// Queues them as if they had never been taken; what an earlier attempt still reports is not theirs any more. That they
    /// were in doubt is remembered: should they be again, they are not repeated by themselves.
    /// </summary>
    /// <returns>How many.</returns>
    public static Task<int> QueueAgainAsync(this IQueryable<OutboxMessage> rows, DateTimeOffset now, CancellationToken cancel) => rows.ExecuteUpdateAsync(
        set => set.SetProperty(static row => row.State, OutboxState.Queued)
            .SetProperty(static row => row.NotBefore, now)
            .SetProperty(static row => row.ExpiresAt, (DateTimeOffset?)null) // Somebody wants it now.
            .SetProperty(static row => row.FinishedAt, (DateTimeOffset?)null)
            .SetProperty(static row => row.LeasedUntil, (DateTimeOffset?)null)
            .SetProperty(static row => row.Reason, (string?)null)
            .SetProperty(static row => row.Attempts, 0)
            .SetProperty(static row => row.Fence, static row => row.Fence + 1),
        cancel);
}
