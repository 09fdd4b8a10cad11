using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Pauses, resumes or calls off.</summary>
public sealed class SteerAnnouncement(Change change, AnnouncementAccess access, BroadcastLifecycle lifecycle, TimeProvider clock)
{
    public Task<Result<Announcement>> PauseAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.pause", static one => one.May(BroadcastCommand.Pause), static one => BroadcastLifecycle.Pause(one.Broadcast!), cancel);

    public Task<Result<Announcement>> ResumeAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.resume", static one => one.May(BroadcastCommand.Resume), one => lifecycle.Resume(one.Broadcast!), cancel);

    /// <summary>Throws a draft away; nobody has got anything of it.</summary>
    public Task<Result<Announcement>> DiscardAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "announcement.cancel", static one => one.State == AnnouncementState.Draft ? null : new AnnouncementNotInState(one.State), CallOff, cancel);

    public Task<Result<Announcement>> CancelAsync(Member actor, long id, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, "announcement.cancel", static one => one.MayCancel(), CallOff, cancel);

    private void CallOff(Announcement announcement)
    {
        if (announcement.Broadcast is { } broadcast)
        {
            BroadcastLifecycle.Cancel(broadcast);
        }
        else
        {
            (announcement.Stage, announcement.CalledOffAt) = (AnnouncementState.Cancelled, clock.GetUtcNow());
        }
    }
}
