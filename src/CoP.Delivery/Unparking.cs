using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>Queues the parked rows whose time has come. Those of a paused announcement have none: somebody resumes them.</summary>
internal sealed class Unparking(IServiceScopeFactory scopes, ITransactions transactions, TimeProvider clock)
{
    /// <summary>So many in one commit: turns go on between.</summary>
    public const int Batch = 500;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await Ripe(scope.ServiceProvider.GetRequiredService<CommunityDb>(), now).AnyAsync(cancel)
            && await transactions.RunAsync(
                (services, token) => QueueAsync(services.GetRequiredService<CommunityDb>(), now, token), cancel) == Batch;
    }

    private static async Task<int> QueueAsync(CommunityDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var ripe = await Ripe(db, now).OrderBy(static row => row.NotBefore).ThenBy(static row => row.Id)
            .Take(Batch).Select(static row => row.Id).ToArrayAsync(cancel);
        return await db.Outbox.Where(row => EF.Parameter(ripe).Contains(row.Id) && row.State == OutboxState.Parked)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued), cancel);
    }

    private static IQueryable<OutboxMessage> Ripe(CommunityDb db, DateTimeOffset now) =>
        db.Outbox.Where(row => row.State == OutboxState.Parked && row.NotBefore <= now);
}
