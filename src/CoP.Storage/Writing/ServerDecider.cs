using System.Data;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Writing;

/// <summary>
/// Does works on a view of the database, which nobody is refused for and which can only be read, and then writes what they have decided: that takes so short that hardly
/// anybody is in the way. Both on one connection, which holds the lock of the key meanwhile.
/// </summary>
internal sealed class ServerDecider(IServiceScopeFactory scopes, IKeyLock keys, TurnSyntax syntax, SnapshotGuard guard, PreparedCommands prepared, StorageMeter meter, IConflictRules rules)
{
    private readonly BegunAnew _begunAnew = new();

    /// <param name="kind">See <see cref="ITransactions.DecideAsync"/>.</param>
    /// <returns>Null when nothing was written: the work changes more than a turn's own rows, somebody was faster, or it failed. It has to run where it can write, and fails there again if it has to.</returns>
    public async Task<DecidedWork<T>?> TryAsync<T>(string? key, string? kind, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        if (syntax.View.Length == 0 || _begunAnew.IsLikely(kind))
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        DecidedWork<T>? decided = null;
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
            await db.OpenAsync(cancel);
            await using var held = key is null ? null : await keys.TakeAsync(db, key, cancel);
            decided = await DecideAsync(scope.ServiceProvider, db, work, cancel);
            _begunAnew.Note(kind, decided is null);
            await (decided is null ? Task.CompletedTask : WriteAsync(db, decided.Writes, cancel));
            return decided;
        }
        catch (Exception fault)
        {
            decided?.Replies?.GiveBack();
            if (cancel.IsCancellationRequested)
            {
                throw;
            }

            _begunAnew.Note(kind, decided is null);
            NoteConflict(fault);
            return null;
        }
    }

    private async Task<DecidedWork<T>?> DecideAsync<T>(IServiceProvider scope, CommunityDb db, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var view = await db.Database.BeginTransactionAsync(cancel);
        await prepared.RunAsync(view.GetDbTransaction(), syntax.View, cancel);
        using var watch = guard.Begin(db);
        var dispatch = scope.GetService<IPromptDispatch>(); // It writes through transactions itself, so it cannot be injected.
        var value = await work(scope, cancel);
        return watch.IsWrittenTo ? null : await DecidedWork.OfAsync(scope, dispatch, value, cancel);
    }

    private async Task WriteAsync(CommunityDb db, IReadOnlyList<PreparedWrite> writes, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        foreach (var write in writes)
        {
            await write.RunAsync(prepared, transaction.GetDbTransaction(), cancel);
        }

        await transaction.CommitAsync(CancellationToken.None); // A caller who leaves now must not leave it undecided.
    }

    private void NoteConflict(Exception fault)
    {
        if (rules.HasConflict(fault))
        {
            meter.CountConflict();
        }
    }
}
