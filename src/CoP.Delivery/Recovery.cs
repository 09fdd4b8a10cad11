using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <param name="Lost">Rows whose lease has ended, by their ids.</param>
/// <param name="HasRipe">Whether the time of parked rows has come.</param>
/// <param name="HasQueued">Whether anything is queued.</param>
internal sealed record OutboxLook(IReadOnlyList<long> Lost, bool HasRipe, bool HasQueued);

/// <summary>
/// What is looked for again and again: rows whose holder is gone (leased ones are queued again, sending ones may have arrived),
/// and parked rows whose time has come. Those of a broadcast that is paused have none: somebody resumes them.
/// </summary>
internal sealed class Recovery(ITransactions transactions, TimeProvider clock)
{
    /// <summary>So many in one commit: turns go on between.</summary>
    public const int ReleaseBatch = 500;

    private const int Batch = 100;

    /// <summary>One statement: most of the time there is nothing. Each of its parts is read off an index, in the order of that.</summary>
    public async Task<OutboxLook> LookAsync(CommunityDb db, CancellationToken cancel)
    {
        var found = await Lost(db).Select(static row => new { What = 'L', row.Id })
            .Concat(Ripe(db, clock.GetUtcNow()).OrderBy(static row => row.NotBefore).Take(1).Select(static row => new { What = 'R', row.Id }))
            .Concat(DueMessages.Waiting(db).OrderBy(static row => row.RateScope).Take(1).Select(static row => new { What = 'Q', row.Id }))
            .ToListAsync(cancel);
        return new OutboxLook(
            [.. found.Where(static one => one.What == 'L').Select(static one => one.Id)], found.Exists(static one => one.What == 'R'), found.Exists(static one => one.What == 'Q'));
    }

    /// <param name="ours">Rows that this process still has in flight or is about to record: they are not lost, only slow.</param>
    /// <returns>How many rows were found.</returns>
    public Task<int> ReturnLostAsync(IReadOnlyCollection<long> ours, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => ReturnAsync(services, ours, token), cancel);

    private IQueryable<OutboxMessage> Lost(CommunityDb db)
    {
        var now = clock.GetUtcNow();
        return db.Outbox
            .Where(row => (row.State == OutboxState.Leased || row.State == OutboxState.Sending) && row.LeasedUntil < now)
            .OrderBy(row => row.Id).Take(Batch);
    }

    private async Task<int> ReturnAsync(IServiceProvider services, IReadOnlyCollection<long> ours, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
        var lost = await Lost(db).ToListAsync(cancel);
        lost.RemoveAll(row => ours.Contains(row.Id));
        foreach (var row in lost)
        {
            await KeepPayloadAsync(services, db, row, cancel);
            await ReturnAsync(db, row, now, cancel);
        }

        return lost.Count;
    }

    /// <summary>A reply that was to leave with its commit holds none. It was begun, and by its payload others in its conversation know that they come after it.</summary>
    private static async Task KeepPayloadAsync(IServiceProvider services, CommunityDb db, OutboxMessage row, CancellationToken cancel)
    {
        if (row is not { Kind: OutboxKind.Send, Attempts: > 0, Payload: null, NoticeType: null, ConversationId: { } place } || await db.Conversations.FindAsync([place], cancel) is not { } to)
        {
            return;
        }

        try
        {
            row.Payload = MessageRendering.WriteFinished(services, row, to);
        }
        catch (Exception failure) when (OutboxPreparer.IsOfTheRow(failure))
        {
            return; // It is ended where it is rendered again.
        }
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
            await row.DoubtAsync(db, "stopped while sending", now, cancel);
        }
    }

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ReleaseParkedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await transactions.RunAsync(
            (services, token) => QueueAsync(services.GetRequiredService<CommunityDb>(), now, token), cancel) == ReleaseBatch;
    }

    private static async Task<int> QueueAsync(CommunityDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var ripe = await Ripe(db, now).OrderBy(static row => row.NotBefore).ThenBy(static row => row.Id)
            .Take(ReleaseBatch).Select(static row => row.Id).ToArrayAsync(cancel);
        return await db.Outbox.Where(row => EF.Parameter(ripe).Contains(row.Id) && row.State == OutboxState.Parked)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued), cancel);
    }

    private static IQueryable<OutboxMessage> Ripe(CommunityDb db, DateTimeOffset now) =>
        db.Outbox.Where(row => row.State == OutboxState.Parked && row.NotBefore <= now);
}
