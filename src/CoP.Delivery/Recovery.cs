using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>Finds rows whose holder is gone: leased ones are queued again, sending ones may have arrived.</summary>
internal sealed class Recovery(IServiceScopeFactory scopes, ITransactions transactions, TimeProvider clock)
{
    private const int Batch = 100;

    /// <param name="ours">Rows that this process still has on the wire or is about to record: they are not lost, only slow.</param>
    /// <returns>How many rows were found.</returns>
    public async Task<int> SweepAsync(IReadOnlyCollection<long> ours, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lost = await Lost(scope.ServiceProvider.GetRequiredService<CommunityDb>()).Select(row => row.Id).ToListAsync(cancel);
        return lost.Exists(id => !ours.Contains(id))
            ? await transactions.RunAsync((services, token) => ReturnAsync(services.GetRequiredService<CommunityDb>(), ours, token), cancel)
            : 0;
    }

    private IQueryable<OutboxMessage> Lost(CommunityDb db)
    {
        var now = clock.GetUtcNow();
        return db.Outbox
            .Where(row => (row.State == OutboxState.Leased || row.State == OutboxState.Sending) && row.LeasedUntil < now)
            .OrderBy(row => row.Id).Take(Batch);
    }

    private async Task<int> ReturnAsync(CommunityDb db, IReadOnlyCollection<long> ours, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lost = await Lost(db).ToListAsync(cancel);
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
