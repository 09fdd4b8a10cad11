using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>One more round, for those alone whom it did not reach.</summary>
public sealed class ResendAnnouncement(AnnouncementAccess access, AnnouncementProgress progress, AnnouncementLog log)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, [AnnouncementState.Finished], cancel);
        if ((found.Refusal ?? AfterSending.Check(actor, found.Value)) is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        if ((await progress.CountAsync(announcement, cancel)).Failed == 0)
        {
            return new NobodyLeftToReach();
        }

        (announcement.State, announcement.FinishedAt) = (AnnouncementState.Running, null);
        announcement.Round++;
        announcement.Begin(Sweep.Resend);
        return await log.NoteAsync(actor, "announcement.resend", announcement, cancel);
    }
}
