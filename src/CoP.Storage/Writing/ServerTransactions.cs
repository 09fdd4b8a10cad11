using System.Data;
using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Storage.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nito.AsyncEx;

namespace CoP.Storage.Writing;

/// <summary>
/// The transactions of a database server: they run beside each other, each serializable, so that what a work has read still holds
/// when it commits; the database refuses one of two that do not go together, and it runs anew. One that was refused some times is run alone in
/// this process: however many come at once, each gets its turn, and only those of other processes can still be in its way.
/// </summary>
internal sealed partial class ServerTransactions(
    IServiceScopeFactory scopes, IConflictRules rules, IKeyLock keys, CommitWatch watch, IOutboxSignal outbox, Commits commits, StorageMeter meter, ServerDecider decider,
    ILogger<ServerTransactions> log) : OrderedTransactions(meter)
{
    /// <summary>Two that conflict by chance do so once or twice.</summary>
    private const int BesideOthers = 3;

    private const int Reruns = 20;

    /// <summary>Works for each processor: while one waits for the server others go on.</summary>
    private const int PlacesForEach = 2;

    private readonly AsyncReaderWriterLock _crowd = new();

    /// <summary>More at once would only be in each other's way: they wait for processors, and conflict meanwhile.</summary>
    private readonly AsyncSemaphore _places = new(PlacesForEach * Environment.ProcessorCount);

    protected override async Task<T> PassAsync<T>(string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var rerun = 1; ; rerun++)
        {
            try
            {
                using (await _places.LockAsync(cancel))
                using (await (rerun <= BesideOthers ? _crowd.ReaderLockAsync(cancel) : _crowd.WriterLockAsync(cancel)))
                {
                    return await TryAsync(key, work, cancel);
                }
            }
            catch (Exception fault) when (rerun <= Reruns && rules.HasConflict(fault))
            {
                LogConflict(fault, rerun, Reruns);
                Meter.CountConflict();
            }
            catch (Exception fault) when (rules.Plain(fault) is var plain && plain != fault)
            {
                throw plain;
            }
        }
    }

    /// <summary>A turn is decided on a view of the database, for which nobody is refused, and what it decided is written in a few milliseconds.</summary>
    protected override async Task<T> TryDecideAsync<T>(string? key, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        DecidedWork<T>? decided;
        using (await _places.LockAsync(cancel))
        using (await _crowd.ReaderLockAsync(cancel))
        {
            decided = await decider.TryAsync(key, kind, work, cancel);
        }

        if (decided is null)
        {
            return await PassAsync(key, work, cancel);
        }

        Committed(decided.Replies, decided.Queues);
        return decided.Value;
    }

    private void Committed(ITakenReplies? replies, bool queues)
    {
        commits.Note();
        replies?.Leave();
        if (queues)
        {
            outbox.Wake();
        }
    }

    private async Task<T> TryAsync<T>(string? key, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (value, done) = (default(T)!, default(WorkDone));
        var isUnderWay = false;
        ITakenReplies? replies = null;
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
            await db.OpenAsync(cancel);
            isUnderWay = true;
            await using var held = key is null ? null : await keys.TakeAsync(db, key, cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            db.Database.AutoSavepointsEnabled = false; // It is kept as a whole or not at all.
            done = await ScopedWork.RunAsync(
                scope.ServiceProvider, transaction.GetDbTransaction(), async services => value = await work(services, cancel), taken => replies = taken, cancel);
            isUnderWay = false;
            await transaction.CommitAsync(CancellationToken.None); // A caller who leaves now must not leave it undecided.
        }
        catch (Exception fault)
        {
            replies?.GiveBack();
            if (rules.Plain(fault) is DbException lost && rules.IsOutOfReach(lost))
            {
                watch.Failed();
                ThrowLost(isUnderWay, lost);
            }

            throw;
        }

        Committed(replies, done.Queues);
        return value;
    }

    /// <summary>With its connection the server has taken a work back that was under way: it may go on another one. Of one that nobody answers for half a minute the rest of the world hears that it failed.</summary>
    private static void ThrowLost(bool isUnderWay, DbException lost)
    {
        if (isUnderWay && lost.InnerException is not TimeoutException)
        {
            throw new TransactionLostException(lost);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A transaction conflicted; rerun {Rerun} of {Reruns}")]
    private partial void LogConflict(Exception conflict, int rerun, int reruns);
}
