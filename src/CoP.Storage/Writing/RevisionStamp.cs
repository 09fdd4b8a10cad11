using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Writing;

/// <summary>
/// Raises the revision of everything <see cref="IRevisioned"/> that is changed by one, so that no use case can forget it: of two
/// who change the same row, the later one conflicts.
/// </summary>
internal sealed class RevisionStamp : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Stamp(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IRevisioned>().Where(static entry => entry.State == EntityState.Modified))
        {
            Revisions.Raise(entry);
        }
    }
}
