using System.Collections.Concurrent;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>
/// Ends rows that can be neither prepared nor recorded, whatever is tried, so that they hold up nobody. Only failures that
/// happen while the database can be written count: an outage is nobody's fault, and is waited for.
/// </summary>
internal sealed class PoisonMessages(ITransactions transactions, TimeProvider clock, ILogger<PoisonMessages> log)
{
    public const int MostTries = 5;

    private readonly ConcurrentDictionary<long, int> _tries = new();

    /// <summary>Whether a row can be written at all, by writing what is there.</summary>
    public Task<bool> CanWriteAsync(long row, CancellationToken cancel) => TryAsync(
        db => db.Outbox.Where(one => one.Id == row).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Reason, static one => one.Reason), cancel), cancel);

    /// <summary>Counts a failure; at the last one that is borne the row is ended, with the parts that would have followed.</summary>
    /// <param name="selected">Whoever has taken the row since has a higher fence, and it is theirs.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="platformId">Where it was sent.</param>
    /// <param name="failure">Why it cannot be written.</param>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> EndsAsync(SelectedMessage selected, OutboxState state, string? platformId, Exception failure, CancellationToken cancel)
    {
        if (_tries.AddOrUpdate(selected.RowId, 1, static (_, tries) => tries + 1) < MostTries
            || !await TryAsync(db => EndAsync(db, selected, state, platformId, $"not to be written down: {failure.GetType().Name}", cancel), cancel))
        {
            return false;
        }

        log.GivenUp(failure, selected.RowId, state);
        Forget(selected);
        return true;
    }

    public void Forget(SelectedMessage selected) => _tries.TryRemove(selected.RowId, out _);

    private async Task<int> EndAsync(CommunityDb db, SelectedMessage selected, OutboxState state, string? platformId, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ours = db.Outbox.Where(row => row.Id == selected.RowId && row.FinishedAt == null && (row.Fence == selected.Fence || row.Fence == selected.Fence - 1));
        var parts = state == OutboxState.Sent ? 0 : await db.Outbox
            .Where(part => ours.Any(row => row.DedupeKey == part.DedupeKey && row.Part < part.Part) && (part.State == OutboxState.Queued || part.State == OutboxState.Parked))
            .ExecuteUpdateAsync(Ended(state, null, reason, now), cancel);
        return parts + await ours.ExecuteUpdateAsync(Ended(state, platformId, reason, now), cancel);
    }

    private static Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxMessage>> Ended(
        OutboxState state, string? platformId, string reason, DateTimeOffset now) => set => set
            .SetProperty(static row => row.State, state)
            .SetProperty(static row => row.PlatformId, platformId)
            .SetProperty(static row => row.Reason, reason)
            .SetProperty(static row => row.LeasedUntil, (DateTimeOffset?)null)
            .SetProperty(static row => row.FinishedAt, now);

    private async Task<bool> TryAsync(Func<CommunityDb, Task<int>> write, CancellationToken cancel)
    {
        try
        {
            await transactions.RunAsync((services, _) => write(services.GetRequiredService<CommunityDb>()), cancel);
            return true;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
