using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>Carries broadcasts out a piece at a time. Killed at any instant it goes on where it was.</summary>
public sealed class BroadcastWork(ITransactions transactions) : IDueWork
{
    public string Name => "broadcasts";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public bool ByTime => false; // But for what is not over after a day, and is paused a minute later then.

    public int Rest => 3; // Still far ahead of what the platforms take.

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => BroadcastSteps.Due(db, now);

    public Task<bool> StepAsync(long id, CancellationToken cancel) =>
        transactions.RunAsync((BroadcastSteps steps, CancellationToken token) => steps.StepAsync(id, token), cancel);
}

/// <summary>
/// Pauses a broadcast of which the platforms refuse too much: a wrong audience or a bot that is about to be blocked is
/// noticed after some, not after all. Whoever lets it go on is not asked again.
/// </summary>
public sealed class RefusalWatch(ITransactions transactions, IOptions<BroadcastOptions> options) : IDueWork
{
    /// <summary>Of fewer that were refused nothing can be concluded.</summary>
    public const int Few = 20;

    public string Name => "broadcast-refusals";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public bool ByTime => false;

    // Members without an address, or whose accounts are out of reach already, are listed without anything being sent.
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (share, tried) = (options.Value.StopWhenRefused, db.Outbox.Where(static row => row.Kind == OutboxKind.Send && row.Part == 0 && row.Attempts > 0));
        var refused = tried.Where(static row => row.State == OutboxState.Unreachable || row.State == OutboxState.Rejected);
        var sent = tried.Where(static row => row.State == OutboxState.Sent);
        return db.Broadcasts
            .Where(one => share < 1 && one.State == BroadcastState.Running && !one.GoesOnDespiteRefusals && one.Round == 0
                && refused.Count(row => row.BroadcastId == one.Id) >= Few
                && refused.Count(row => row.BroadcastId == one.Id) * (1 - share) >= sent.Count(row => row.BroadcastId == one.Id) * share)
            .Select(static one => one.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            if (!await Due(db, default).ContainsAsync(id, token))
            {
                return false;
            }

            var broadcast = await db.Broadcasts.FirstAsync(one => one.Id == id, token);
            var counts = await services.GetRequiredService<BroadcastFigures>().TriedAsync(id, token);
            await services.GetRequiredService<BroadcastSteps>().HaltAsync(broadcast, new BroadcastHalt(counts.Refused, counts.Tried), token);
            return true;
        },
        cancel);
}

/// <summary>Has the live cards of what runs redrawn when their numbers have changed, at most every five seconds.</summary>
public sealed class BroadcastCards(ITransactions transactions, IServiceScopeFactory scopes) : IDueWork
{
    private readonly Dictionary<long, BroadcastCounts> _shown = [];

    public string Name => "broadcast-cards";

    public TimeSpan Every => Outbox.EditPause;

    public bool ByTime => false;

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Broadcasts.Where(static one => one.FinishedAt == null).Select(static one => one.Id);

    /// <summary>Counts outside of the transaction: turns would wait meanwhile.</summary>
    public async Task<bool> StepAsync(long id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var broadcast = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Broadcasts.FirstAsync(one => one.Id == id, cancel);
        var counts = await scope.ServiceProvider.GetRequiredService<BroadcastFigures>().CountAsync(broadcast, cancel);
        if (_shown.GetValueOrDefault(id) == counts)
        {
            return false;
        }

        _shown[id] = counts;
        await transactions.RunAsync(
            async (Outbox outbox, CancellationToken token) =>
            {
                await outbox.RefreshAsync(broadcast.Source, token);
                return true;
            },
            cancel);
        return false; // The next look is in five seconds.
    }
}
