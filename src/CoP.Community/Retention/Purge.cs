using System.Diagnostics.CodeAnalysis;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Retention;

/// <inheritdoc cref="IPurge"/>
internal sealed class Purge(
    ITransactions transactions, IServiceScopeFactory scopes, IEnumerable<IFileUse> fileUses, TimeProvider clock, IOptions<RetentionOptions> keep) : IPurge
{
    /// <summary>Rows a transaction: some milliseconds, then others may write.</summary>
    public const int Chunk = 500;

    private static readonly Rule[] Rules =
    [
        InboxPurge.HandledAsync, InboxPurge.EffectsAsync, InboxPurge.DismissedAsync, InboxPurge.FailedAsync,
        OtherPurge.DialogsAsync, OtherPurge.DigestItemsAsync, OtherPurge.PlaybackAsync, OtherPurge.SearchChangesAsync, OtherPurge.PastSearchesAsync,
    ];

    /// <summary>Deletes at most <see cref="Chunk"/> rows and returns how many.</summary>
    private delegate Task<int> Rule(CommunityDb db, Cutoffs until, CancellationToken cancel);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var until = Cutoffs.Of(clock.GetUtcNow(), keep.Value);
        IEnumerable<Func<Task<int>>> steps =
        [
            () => OutboxAsync(until, cancel),
            () => ChunksAsync((db, token) => OtherPurge.FilesAsync(db, fileUses, until, token), cancel),
            .. Rules.Select(rule => (Func<Task<int>>)(() => ChunksAsync((db, token) => rule(db, until, token), cancel))),
            .. LiveMessagePurge.Kinds.Select(kind => (Func<Task<int>>)(() => LiveMessagesAsync(kind, until, cancel))),
        ];
        var (count, faults) = (0, new List<Exception>());
        foreach (var step in steps)
        {
            count += await TryAsync(step, faults, cancel);
        }

        return faults.Count == 0 ? count : throw new AggregateException($"{count} rows were cleared away, and {faults.Count} steps failed.", faults);
    }

    [SuppressMessage("Design", "CA1031", Justification = "What stands in the way of one step must not keep the rows of all others for good; all of it is thrown at the end.")]
    private static async Task<int> TryAsync(Func<Task<int>> step, List<Exception> faults, CancellationToken cancel)
    {
        try
        {
            return await step();
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            faults.Add(fault);
            return 0;
        }
    }

    /// <summary>No row of a broadcast goes before its figures are kept.</summary>
    private async Task<int> OutboxAsync(Cutoffs until, CancellationToken cancel)
    {
        while (await transactions.RunAsync((services, token) => OutboxPurge.ArchiveAsync(services, until, token), cancel))
        {
            // The next one, in a transaction of its own.
        }

        return await ChunksAsync((db, token) => OutboxPurge.EndedAsync(db, until, token), cancel)
            + await ChunksAsync((db, token) => OutboxPurge.UndecidedAsync(db, until, token), cancel);
    }

    private async Task<int> ChunksAsync(Func<CommunityDb, CancellationToken, Task<int>> delete, CancellationToken cancel)
    {
        var all = 0;
        while (true)
        {
            var count = await transactions.RunAsync((services, token) => delete(services.GetRequiredService<CommunityDb>(), token), cancel);
            all += count;
            if (count < Chunk)
            {
                return all;
            }
        }
    }

    private async Task<int> LiveMessagesAsync(LiveMessagePurge.Closed closed, Cutoffs until, CancellationToken cancel)
    {
        var (count, last) = (0, 0L);
        while (true)
        {
            var (subjects, next, found) = await LookAsync(closed, until, last, cancel);
            if (subjects.Count == 0)
            {
                return count;
            }

            count += found ? await ChunksAsync((db, token) => LiveMessagePurge.DeleteAsync(db, subjects, token), cancel) : 0;
            last = next;
        }
    }

    /// <summary>Reads outside of any transaction: on most nights there is nothing to delete.</summary>
    private async Task<(List<string> Subjects, long Last, bool Found)> LookAsync(LiveMessagePurge.Closed closed, Cutoffs until, long after, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var (subjects, last) = await closed(db, until, after, cancel);
        return (subjects, last, await LiveMessagePurge.Showing(db, subjects).AnyAsync(cancel));
    }
}
