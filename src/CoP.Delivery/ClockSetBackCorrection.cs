using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>
/// Rows that were due, or waited for a retry, do not wait until the clock that was put back has come there again. What waits
/// for a time of day (quiet hours) or for somebody (a paused announcement) goes on waiting for it.
/// </summary>
internal sealed class ClockSetBackCorrection(ITransactions transactions, TimeProvider clock) : IAfterClockSetBack
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Task SetBackAsync(TimeSpan by, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => PullAsync(services.GetRequiredService<CommunityDb>(), by, token), cancel);

    private async Task<int> PullAsync(CommunityDb db, TimeSpan by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (before, leased) = (now + by, now + OutboxPreparer.LeaseLength);
        await Tried(db).Where(row => row.NotBefore > now && row.NotBefore <= before)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.NotBefore, now), cancel);
        await Held(db).Where(row => row.LeasedUntil > leased)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.LeasedUntil, leased), cancel);
        await db.RateWindows.ExecuteDeleteAsync(cancel); // What has left lies ahead in them; a platform that wants a pause says so again.
        return await NearerAsync(db, by, before, cancel);
    }

    /// <summary>The rest of a pause stays. These are few: a platform asked for more than a minute, or quiet hours were reckoned a day or more ahead.</summary>
    private static async Task<int> NearerAsync(CommunityDb db, TimeSpan by, DateTimeOffset before, CancellationToken cancel)
    {
        var tomorrow = before - by + Day;
        var late = await Tried(db).Where(row => row.NotBefore > before).ToListAsync(cancel);
        var quiet = await db.Outbox.Where(row => row.State == OutboxState.Parked && row.Attempts == 0
            && row.NotBefore > tomorrow && row.NotBefore < DateTimeOffset.MaxValue).ToListAsync(cancel);
        late.ForEach(row => row.NotBefore -= by);
        quiet.ForEach(row => row.NotBefore -= TimeSpan.FromDays(Math.Floor(by.TotalDays)));
        return late.Count + quiet.Count;
    }

    private static IQueryable<OutboxMessage> Tried(CommunityDb db) => db.Outbox.Where(static row =>
        row.State == OutboxState.Queued || (row.State == OutboxState.Parked && row.Attempts > 0 && row.NotBefore < DateTimeOffset.MaxValue));

    private static IQueryable<OutboxMessage> Held(CommunityDb db) =>
        db.Outbox.Where(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending);
}
