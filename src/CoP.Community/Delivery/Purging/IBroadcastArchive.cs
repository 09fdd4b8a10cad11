using CoP.Community.Announcements;

namespace CoP.Community.Delivery.Purging;

/// <summary>Keeps the result of an announcement when its rows go.</summary>
public interface IBroadcastArchive
{
    /// <summary>Counts an announcement that is over into <see cref="Announcement.FinalCounts"/>, within the caller's transaction.</summary>
    Task StoreAsync(Announcement announcement, CancellationToken cancel);
}
