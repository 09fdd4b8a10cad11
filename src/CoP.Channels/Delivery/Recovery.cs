using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Delivery;

/// <summary>Finds rows whose holder is gone: leased ones are queued again, sending ones may have arrived.</summary>
internal sealed class Recovery(ITransactions transactions, TimeProvider clock)
{
    private const int Batch = 100;

    /// <param name="ours">Rows that this process still has on the wire or is about to record: they are not lost, only slow.</param>
    /// <returns>How many rows were found.</returns>
    public Task<int> SweepAsync(IReadOnlyCollection<long> ours, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => SweepAsync(services.GetRequiredService<CommunityDb>(), ours, token), cancel);

    private async Task<int> SweepAsync(CommunityDb db, IReadOnlyCollection<long> ours, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lost = await db.Outbox
            .Where(row => (row.State == OutboxState.Leased || row.State == OutboxState.Sending) && row.LeasedUntil < now)
            .OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel);
        lost.RemoveAll(row => ours.Contains(row.Id));
        foreach (var row in lost)
        {
            await ReturnAsync(db, row, now, cancel);
        }

        return lost.Count;
    }

    private static async Task ReturnAsync(CommunityDb db, OutboxMessage row, DateTimeOffset now, CancellationToken cancel)
    {
        row.Fence++; // Should the holder live after all, its outcome comes too late.
        if (row.State == OutboxState.Leased)
        {
            row.Requeue(now, "the lease ended");
        }
        else
        {
            await Retries.DoubtAsync(db, row, "stopped while sending", now, cancel);
        }
    }
}
