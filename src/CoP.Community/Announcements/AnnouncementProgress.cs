namespace CoP.Community.Announcements;

/// <summary>Says how far an announcement has come.</summary>
public sealed class AnnouncementProgress(CommunityDb db)
{
    public async Task<Progress> ReadAsync(Announcement announcement, CancellationToken cancel) =>
        new(await CountAsync(announcement, cancel), null);

    internal async Task<BroadcastCounts> CountAsync(Announcement announcement, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return announcement.FinalCounts ?? new BroadcastCounts(0, 0, 0, 0, 0);
    }
}
