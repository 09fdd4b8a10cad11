using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>One more round, for those alone whom it did not reach.</summary>
public sealed class ResendAnnouncement(Change change, AnnouncementAccess access, BroadcastLifecycle lifecycle)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.resend", one => access.MayRevise(one, actor, BroadcastCommand.Resend), one => ResendAsync(one, cancel), cancel);

    private async Task<Refusal?> ResendAsync(Announcement announcement, CancellationToken cancel)
    {
        var broadcast = announcement.Broadcast!;
        if (broadcast.Pending is not null)
        {
            return new AnnouncementBusy();
        }

        if (!await lifecycle.HasNotReachedAsync(broadcast, cancel))
        {
            return new NobodyLeftToReach();
        }

        await lifecycle.ResendAsync(broadcast, cancel);
        broadcast.Tell(new AnnouncementSent(announcement.Id, broadcast.Round));
        return null;
    }
}
