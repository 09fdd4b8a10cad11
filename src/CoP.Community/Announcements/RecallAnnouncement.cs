using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Takes it back everywhere: what waits ends, what was sent is deleted, or marked as withdrawn where that is not allowed any more.</summary>
public sealed class RecallAnnouncement(Change change, AnnouncementAccess access, BroadcastLifecycle lifecycle)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.recall", one => access.MayRevise(one, actor, BroadcastCommand.Recall), one => lifecycle.RecallAsync(one.Broadcast!, cancel), cancel);
}
