using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.KillHost;

/// <summary>
/// The points inside transactions, right before the commit, and right after it. Which one it is shows in what the
/// transaction wrote: a turn's inbox row, rows marked as sending or sent, some of an announcement's audience, or rows that a job made.
/// </summary>
internal sealed class TransactionTap(ITransactions inner, KillPoints points) : ITransactions
{
    /// <summary>True when nothing may be picked up from the outbox any more, because the process is about to end.</summary>
    public static volatile bool IsOutboxHeld;

    public async Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await BeginAsync();
        var writes = new Writes();
        var isBetweenParts = false;
        var value = await inner.RunAsync(
            exclusiveKey,
            async (services, token) =>
            {
                Flow.Writes = writes;
                var made = await work(services, token);
                isBetweenParts = await BeforeCommitAsync(services.GetRequiredService<CommunityDb>(), writes, token);
                return made;
            },
            cancel);
        AfterCommit(writes, isBetweenParts);
        return value;
    }

    /// <summary>Turns: what they write shows in the statements.</summary>
    public async Task<T> DecideAsync<T>(string? exclusiveKey, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await BeginAsync();
        Flow.Writes = new Writes();
        return await inner.DecideAsync(exclusiveKey, kind, work, cancel);
    }

    private async Task BeginAsync()
    {
        await HoldAsync();
        if (Flow.Turn is { } turn && ++turn.Transactions == 2)
        {
            points.Reach("I5");
        }
    }

    private static Task HoldAsync() =>
        IsOutboxHeld && Flow.Turn is null ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System) : Task.CompletedTask;

    private async Task<bool> BeforeCommitAsync(CommunityDb db, Writes writes, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        if (writes.Sending)
        {
            points.Reach("O1");
        }
        else if (HasMoreToCome(writes))
        {
            points.Reach("A1");
        }
        else if (IsScheduled(writes))
        {
            points.Reach("S1");
        }

        return writes.Sent && points.IsArmed("O7") && await HasNextPartAsync(db, cancel);
    }

    private void AfterCommit(Writes writes, bool isBetweenParts)
    {
        if (isBetweenParts)
        {
            points.Reach("O7");
        }
        else if (writes.Sending)
        {
            points.Reach("O2");
        }
        else if (writes.Sent)
        {
            points.Reach("O6");
        }
        else if (HasMoreToCome(writes))
        {
            points.Reach("A2");
        }
        else if (IsScheduled(writes))
        {
            points.Reach("S2");
        }
    }

    /// <summary>Some of an announcement's audience, and not the last of it: after that nothing is left to be lost or repeated.</summary>
    private static bool HasMoreToCome(Writes writes) => writes is { Chunk: true, LastChunk: false };

    /// <summary>Outbox rows that are neither a turn's, nor an audience's, nor the dispatcher's own.</summary>
    private static bool IsScheduled(Writes writes) =>
        writes is { Outbox: true, Inbox: false, Sending: false, Sent: false, Chunk: false } && Flow.Turn is null;

    private static Task<bool> HasNextPartAsync(CommunityDb db, CancellationToken cancel) => db.Outbox.AnyAsync(
        next => next.Part > 0 && next.State == OutboxState.Queued && db.Outbox.Any(
            part => part.DedupeKey == next.DedupeKey && part.Part == next.Part - 1 && part.State == OutboxState.Sent),
        cancel);
}
