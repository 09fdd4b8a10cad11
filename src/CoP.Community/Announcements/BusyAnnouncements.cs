using CoP.Community.Delivery;

namespace CoP.Community.Announcements;

/// <summary>Finds announcements that have work, without taking the write gate: most of the time there is none.</summary>
internal static class BusyAnnouncements
{
    public static IQueryable<Announcement> Of(CommunityDb db, DateTimeOffset now)
    {
        var sends = db.Outbox.Where(static row => row.BroadcastId != null && row.Kind == OutboxKind.Send);
        var (queued, idle, waiting) = (sends.Where(static row => row.State == OutboxState.Queued), sends.Idle(), sends.Waiting());
        return db.Announcements.Where(one =>
            (one.State == AnnouncementState.Scheduled && one.StartsAt <= now)
            || one.Sweep != null
            || (one.State == AnnouncementState.Running
                && (!one.IsExpanded || one.HoldsRows || one.NotAfter < now || !waiting.Any(row => row.BroadcastId == one.Id)))
            || (one.State == AnnouncementState.Paused && queued.Any(row => row.BroadcastId == one.Id))
            || ((one.State == AnnouncementState.Cancelled || one.State == AnnouncementState.Recalled) && one.FinishedAt == null
                && (idle.Any(row => row.BroadcastId == one.Id) || !waiting.Any(row => row.BroadcastId == one.Id))));
    }
}
