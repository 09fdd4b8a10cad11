using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Turns;

/// <summary>Refuses to write in contexts that are on a snapshot, and remembers that somebody tried: a use case that swallows the refusal is begun anew all the same.</summary>
internal sealed class SnapshotGuard : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Watch> _watched = [];

    public SnapshotGuard() => Statements = new StatementGuard(this);

    /// <summary>The same for statements that change rows without the change tracker.</summary>
    public DbCommandInterceptor Statements { get; }

    /// <summary>From now on nothing is written in this context, until what this gives back is disposed.</summary>
    public Watch Begin(DbContext db)
    {
        var watch = new Watch(this, db);
        _watched.AddOrUpdate(db, watch);
        return watch;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        RefuseIfWatched(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        RefuseIfWatched(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <exception cref="OperationCanceledException">As if the work had been called off: EF logs everything else as an error, and this is none.</exception>
    private void RefuseIfWatched(DbContext? db)
    {
        if (db is not null && _watched.TryGetValue(db, out var watch))
        {
            watch.IsWrittenTo = true;
            throw new OperationCanceledException("Nothing is written in a snapshot; the work begins anew where it can write.");
        }
    }

    public sealed class Watch(SnapshotGuard guard, DbContext db) : IDisposable
    {
        /// <summary>Whether anybody has tried to, whatever became of that.</summary>
        public bool IsWrittenTo { get; internal set; }

        public void Dispose() => guard._watched.Remove(db);
    }

    private sealed class StatementGuard(SnapshotGuard guard) : DbCommandInterceptor
    {
        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            guard.RefuseIfWatched(eventData.Context);
            return result;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            guard.RefuseIfWatched(eventData.Context);
            return ValueTask.FromResult(result);
        }
    }
}
