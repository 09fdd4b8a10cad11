using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Writing;

/// <summary>
/// Raises the revision of every changed question, member and announcement by one, so that no use case can forget it: of two who
/// change the same row, the later one conflicts. A dialog's revision is its state's own and left alone.
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
        foreach (var entry in db.ChangeTracker.Entries().Where(static entry => entry.State == EntityState.Modified))
        {
            if (entry.Entity is Question or Member or Announcement)
            {
                var revision = entry.Property(nameof(Question.Revision));
                revision.CurrentValue = (int)revision.OriginalValue! + 1;
            }
        }
    }
}
