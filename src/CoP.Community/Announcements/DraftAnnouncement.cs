using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>A coordinator or lead writes an announcement. Nobody gets it yet.</summary>
public sealed class DraftAnnouncement(CommunityDb db, DraftRules rules, TimeProvider clock)
{
    public async Task<Result<Announcement>> HandleAsync(Member author, AnnouncementDraft draft, CancellationToken cancel)
    {
        if (await rules.CheckAsync(author, draft, cancel) is { } refusal)
        {
            return refusal;
        }

        var announcement = new Announcement { AuthorId = author.Id, Author = author, CreatedAt = clock.GetUtcNow() };
        draft.WriteTo(announcement);
        db.Announcements.Add(announcement);
        await db.SaveChangesAsync(cancel);
        return announcement;
    }
}
