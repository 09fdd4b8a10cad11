using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>Takes it back everywhere: what waits ends, what was sent is deleted, or marked as withdrawn where that is not allowed any more.</summary>
public sealed class RecallAnnouncement(AnnouncementAccess access, SweepStart sweeps, AnnouncementLog log, TimeProvider clock)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, AfterSending.States, cancel);
        if ((found.Refusal ?? AfterSending.CheckRecall(actor, found.Value)) is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        announcement.Stop(AnnouncementState.Recalled, clock.GetUtcNow());
        await sweeps.BeginAsync(announcement, Sweep.Recall, cancel);
        return await log.NoteAsync(actor, "announcement.recall", announcement, cancel);
    }
}
