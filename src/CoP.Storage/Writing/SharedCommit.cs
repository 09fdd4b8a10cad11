using System.Data.Common;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Storage.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Writing;

/// <summary>
/// Several works in one transaction: each in a scope of its own and behind a savepoint of its own, so that one that fails
/// takes nothing from the others; each is answered after the commit they share.
/// </summary>
internal sealed partial class SharedCommit(
    IServiceScopeFactory scopes, IWriteConnection connection, IConflictRules rules, PreparedCommands prepared, CommitWatch watch, IOutboxSignal outbox, Commits commits, StorageMeter meter, TimeProvider clock, ILogger<SharedCommit> log)
{
    public const int Most = 100;
    private const int Reruns = 5;
    private const string Savepoint = "work";

    /// <summary>After this nobody more is let in: those who are done should not wait for long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs <paramref name="first"/> and whoever waits behind it, and answers them all. Never throws.</summary>
    public async Task RunAsync(WaitingWork first, Func<ValueTask<WaitingWork?>> next)
    {
        List<WaitingWork> works = [first];
        try
        {
            await CommitAsync(works, next);
        }
        catch (Exception fault)
        {
            watch.Failed();
            connection.Close(); // Whatever state it was in: the next one begins with a new one.
            works.ForEach(static work => work.GiveBack());
            await FailAsync(works, fault);
            return;
        }

        works.ForEach(static work => work.Replies?.Leave());
        if (works.Exists(static work => work.Queues))
        {
            outbox.Wake();
        }

        works.ForEach(static work => work.Answer());
    }

    /// <summary>Adds to <paramref name="works"/> who joins, and takes out who has failed and was told so.</summary>
    private async Task CommitAsync(List<WaitingWork> works, Func<ValueTask<WaitingWork?>> next)
    {
        await using var transaction = connection.Begin();
        var started = clock.GetTimestamp();
        await KeepAsync(transaction, works[0], works);
        while (works.Count < Most && clock.GetElapsedTime(started) < Longest && await next() is { } work)
        {
            works.Add(work);
            await KeepAsync(transaction, work, works);
        }

        await transaction.CommitAsync(CancellationToken.None); // A caller who leaves now must not leave it undecided.
        commits.Note();
    }

    private async Task KeepAsync(DbTransaction transaction, WaitingWork work, List<WaitingWork> works)
    {
        while (await TryAsync(transaction, work) is { } fault)
        {
            work.GiveBack();
            Undo(transaction, fault);
            if (!MayRunAgain(work, fault))
            {
                works.Remove(work);
                work.Fail(rules.Plain(fault));
                return;
            }
        }
    }

    private async Task<Exception?> TryAsync(DbTransaction transaction, WaitingWork work)
    {
        prepared.Run(transaction.Connection!, $"SAVEPOINT {Savepoint}", transaction);
        try
        {
            await (work.Decided is null ? RunAsync(transaction, work) : work.WriteAsync(prepared, transaction));
        }
        catch (Exception fault)
        {
            return fault;
        }

        prepared.Run(transaction.Connection!, $"RELEASE {Savepoint}", transaction);
        return null;
    }

    private async Task RunAsync(DbTransaction transaction, WaitingWork work)
    {
        await using var scope = scopes.CreateAsyncScope();
        connection.Join(scope.ServiceProvider, transaction);
        (_, work.Queues) = await ScopedWork.RunAsync(scope.ServiceProvider, transaction, work.RunAsync, replies => work.Replies = replies, work.Cancel);
    }

    /// <exception cref="TransactionLostException">A full disk, say, ends the whole transaction, and everybody's savepoint with it.</exception>
    private static void Undo(DbTransaction transaction, Exception fault)
    {
        try
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
        }
        catch (Exception lost) when (lost is DbException or InvalidOperationException)
        {
            throw new TransactionLostException(fault);
        }
    }

    /// <summary>Who may runs again, in a transaction of its own: then nobody can harm it.</summary>
    private async Task FailAsync(List<WaitingWork> works, Exception fault)
    {
        foreach (var work in works)
        {
            if (MayRunAgain(work, fault))
            {
                await RunAsync(work, static () => ValueTask.FromResult<WaitingWork?>(null));
            }
            else
            {
                work.Fail(rules.Plain(fault));
            }
        }
    }

    private bool MayRunAgain(WaitingWork work, Exception fault)
    {
        if (work.Reruns >= Reruns || !rules.HasConflict(fault))
        {
            return false;
        }

        LogConflict(fault, ++work.Reruns, Reruns);
        meter.CountConflict();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A transaction conflicted; rerun {Rerun} of {Reruns}")]
    private partial void LogConflict(Exception conflict, int rerun, int reruns);
}
