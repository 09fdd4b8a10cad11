using System.Runtime.CompilerServices;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Writing;

/// <summary>Writes a <see cref="SearchChange"/> beside every change of what is <see cref="IIndexed"/>, in the same transaction. What is new has no id before it is saved, and is noted right after.</summary>
internal sealed class SearchStamp(TimeProvider clock) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<IIndexed>> _new = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (NoteNew(eventData.Context!))
        {
            eventData.Context!.SaveChanges();
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (NoteNew(eventData.Context!))
        {
            await eventData.Context!.SaveChangesAsync(cancellationToken);
        }

        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => _new.Remove(eventData.Context!);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        _new.Remove(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Note(DbContext db)
    {
        var changed = db.ChangeTracker.Entries<IIndexed>().Where(IsChanged).ToList();
        Add(db, changed.Where(static entry => entry.State != EntityState.Added).Select(static entry => entry.Entity));
        if (changed.Exists(static entry => entry.State == EntityState.Added))
        {
            _new.AddOrUpdate(db, [.. changed.Where(static entry => entry.State == EntityState.Added).Select(static entry => entry.Entity)]);
        }
    }

    private bool NoteNew(DbContext db)
    {
        if (!_new.TryGetValue(db, out var added))
        {
            return false;
        }

        _new.Remove(db);
        Add(db, added);
        return true;
    }

    private void Add(DbContext db, IEnumerable<IIndexed> changed) =>
        db.AddRange(changed.SelectMany(static one => new[] { one.SearchKey, one.AlsoSearchKey }).OfType<string>().Distinct(StringComparer.Ordinal).Select(key => new SearchChange { Key = key, At = clock.GetUtcNow() }));

    private static bool IsChanged(EntityEntry<IIndexed> entry) => entry.State is EntityState.Added or EntityState.Deleted
        || (entry.State == EntityState.Modified && entry.Entity.IndexedProperties.Any(name => entry.Property(name).IsModified));
}
