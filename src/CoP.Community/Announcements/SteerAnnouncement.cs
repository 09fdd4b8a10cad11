using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>
/// Pauses, resumes or calls off. What waits stops at once, because every row is looked at once more before it leaves; the
/// pump then parks, releases or ends the rows themselves.
/// </summary>
public sealed class SteerAnnouncement(AnnouncementAccess access, AnnouncementLog log, Launching launching, TimeProvider clock)
{
    private static readonly AnnouncementState[] Stoppable =
    [
        AnnouncementState.Draft, AnnouncementState.AwaitingApproval, AnnouncementState.Scheduled, AnnouncementState.Running,
        AnnouncementState.Paused, AnnouncementState.Overdue,
    ];

    public Task<Result<Announcement>> PauseAsync(Member actor, long id, CancellationToken cancel) =>
        ChangeAsync(actor, id, [AnnouncementState.Running], "announcement.pause", Course.Hold, cancel);

    public Task<Result<Announcement>> ResumeAsync(Member actor, long id, CancellationToken cancel) =>
        ChangeAsync(actor, id, [AnnouncementState.Paused], "announcement.resume", GoOn, cancel);

    public Task<Result<Announcement>> CancelAsync(Member actor, long id, CancellationToken cancel) =>
        ChangeAsync(actor, id, Stoppable, "announcement.cancel", CallOff, cancel);

    // Who lets it go on has seen why it stopped.
    private void GoOn(Announcement announcement)
    {
        launching.GoOn(announcement);
        announcement.GoesOnDespiteRefusals = true;
    }

    private void CallOff(Announcement announcement) => announcement.Stop(AnnouncementState.Cancelled, clock.GetUtcNow());

    private async Task<Result<Announcement>> ChangeAsync(
        Member actor, long id, AnnouncementState[] from, string action, Action<Announcement> change, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, from, cancel);
        if (!found.Succeeded)
        {
            return found;
        }

        var announcement = found.Value;
        change(announcement);
        return await log.NoteAsync(actor, action, announcement, cancel);
    }
}
