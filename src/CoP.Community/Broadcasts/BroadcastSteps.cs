using System.Linq.Expressions;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>
/// The work of broadcasts, one piece a transaction: each kind of it is a condition and what is then done. The same table
/// says which broadcasts have work (without the write gate: most of the time there is none) and does it, so none can be
/// waited for that is never found.
/// </summary>
public sealed class BroadcastSteps(
    CommunityDb db, RecipientFanOut fanOut, BroadcastRevision revisions, BroadcastLifecycle lifecycle, NotificationPreferences preferences,
    IEnumerable<IBroadcastSource> sources, Outbox outbox, TimeProvider clock, IOptions<BroadcastOptions> options)
{
    private delegate Task<bool> Work(BroadcastSteps steps, Broadcast broadcast, CancellationToken cancel);

    /// <summary>The broadcasts that have work.</summary>
    internal static IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        Table(db, now).Select(step => db.Broadcasts.Where(step.When).Select(static one => one.Id)).Aggregate(Queryable.Union);

    /// <summary>Does one piece of the work of one broadcast.</summary>
    /// <returns>Whether there was any that can be done now.</returns>
    internal async Task<bool> StepAsync(long id, CancellationToken cancel)
    {
        var broadcast = await db.Broadcasts.Include(static one => one.Conversation).FirstAsync(one => one.Id == id, cancel);
        foreach (var (when, work) in Table(db, clock.GetUtcNow()))
        {
            if (await db.Broadcasts.Where(one => one.Id == id).AnyAsync(when, cancel) && await work(this, broadcast, cancel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pauses it and has its source ask somebody.</summary>
    internal async Task HaltAsync(Broadcast broadcast, BroadcastHalt why, CancellationToken cancel)
    {
        BroadcastLifecycle.Pause(broadcast);
        foreach (var source in sources.Where(source => broadcast.Source.StartsWith($"{source.Kind}:", StringComparison.Ordinal)))
        {
            await source.HaltedAsync(broadcast, why, cancel);
        }

        await outbox.RefreshAsync(broadcast.Source, cancel);
    }

    // What comes first is done first. Work that only waits for what is being sent must not hold up the rest.
    private static (Expression<Func<Broadcast, bool>> When, Work Do)[] Table(CommunityDb db, DateTimeOffset now)
    {
        var sends = db.Outbox.Where(static row => row.BroadcastId != null && row.Kind == OutboxKind.Send);
        var (queued, idle, waiting) = (sends.Where(static row => row.State == OutboxState.Queued), sends.Idle(), sends.Waiting());
        return
        [
            (one => one.State == BroadcastState.Running && one.NotAfter < now && (!one.IsExpanded || waiting.Any(row => row.BroadcastId == one.Id)),
                static (steps, one, cancel) => steps.AskAsync(one, cancel)),
            (static one => one.State == BroadcastState.Running && !one.IsExpanded, static (steps, one, cancel) => steps.AddAsync(one, cancel)),
            (static one => one.Pending != null, static (steps, one, cancel) => steps.ReviseAsync(one, cancel)),
            (static one => one.State == BroadcastState.Running && one.HoldsRows, static (steps, one, cancel) => steps.ReleaseAsync(one, cancel)),
            (one => one.State == BroadcastState.Running && one.IsExpanded && !waiting.Any(row => row.BroadcastId == one.Id),
                static (steps, one, cancel) => steps.FinishAsync(one, cancel)),
            (one => one.State == BroadcastState.Paused && queued.Any(row => row.BroadcastId == one.Id), static (steps, one, cancel) => steps.ParkAsync(one, cancel)),
            (one => (one.State == BroadcastState.Cancelled || one.State == BroadcastState.Recalled) && one.FinishedAt == null
                && idle.Any(row => row.BroadcastId == one.Id), static (steps, one, cancel) => steps.EndAsync(one, cancel)),
            (one => (one.State == BroadcastState.Cancelled || one.State == BroadcastState.Recalled) && one.FinishedAt == null
                && !waiting.Any(row => row.BroadcastId == one.Id), static (steps, one, cancel) => steps.FinishAsync(one, cancel)),
        ];
    }

    private Task<bool> ReviseAsync(Broadcast broadcast, CancellationToken cancel) => revisions.StepAsync(broadcast, cancel);

    private async Task<bool> AskAsync(Broadcast broadcast, CancellationToken cancel)
    {
        await HaltAsync(broadcast, new BroadcastHalt(null, 0), cancel);
        return true;
    }

    private async Task<bool> AddAsync(Broadcast broadcast, CancellationToken cancel)
    {
        await fanOut.AddAsync(broadcast, cancel);
        return true;
    }

    private async Task<bool> FinishAsync(Broadcast broadcast, CancellationToken cancel)
    {
        await lifecycle.FinishAsync(broadcast, cancel);
        return true;
    }

    private async Task<bool> ParkAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var queued = await FirstAsync(BroadcastOutbox.Sends(db, broadcast.Id).Where(static row => row.State == OutboxState.Queued), cancel);
        return await db.Outbox.Where(row => queued.Contains(row.Id)).ExecuteUpdateAsync(
            static set => set.SetProperty(static row => row.State, OutboxState.Parked)
                .SetProperty(static row => row.NotBefore, DateTimeOffset.MaxValue),
            cancel) > 0;
    }

    private async Task<bool> ReleaseAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var held = await BroadcastOutbox.Held(db, broadcast.Id).OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk)
            .Select(row => new { row.Id, Zone = db.Members.Where(member => member.Id == row.MemberId).Select(static member => member.TimeZone).FirstOrDefault() })
            .ToListAsync(cancel);
        foreach (var zone in held.GroupBy(static row => row.Zone, static row => row.Id))
        {
            await ReleaseAsync([.. zone], broadcast.Urgent ? null : preferences.QuietUntil(zone.Key), cancel);
        }

        broadcast.HoldsRows = held.Count > 0;
        return true;
    }

    private Task<int> ReleaseAsync(List<long> ids, DateTimeOffset? quietUntil, CancellationToken cancel)
    {
        var (state, time) = quietUntil is { } later ? (OutboxState.Parked, later) : (OutboxState.Queued, clock.GetUtcNow());
        return db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.NotBefore, time), cancel);
    }

    private async Task<bool> EndAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var idle = await FirstAsync(BroadcastOutbox.Sends(db, broadcast.Id).Idle(), cancel);
        var (now, reason) = (clock.GetUtcNow(), broadcast.State == BroadcastState.Recalled ? "recalled" : "called off");
        return await db.Outbox.Where(row => idle.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.State, OutboxState.Expired)
                .SetProperty(static row => row.Reason, reason)
                .SetProperty(static row => row.FinishedAt, now),
            cancel) > 0;
    }

    private Task<List<long>> FirstAsync(IQueryable<OutboxMessage> rows, CancellationToken cancel) =>
        rows.OrderBy(static row => row.Id).Select(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
}
