using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>One more round, for those alone whom it did not reach.</summary>
public sealed class ResendAnnouncement(CommunityDb db, AnnouncementAccess access, SweepStart sweeps, AnnouncementLog log, Launching launching)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, [AnnouncementState.Finished], cancel);
        if ((found.Refusal ?? AfterSending.Check(actor, found.Value)) is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        if (announcement.Sweep is not null)
        {
            return new AnnouncementBusy();
        }

        if (!await Broadcast.Sends(db, id).Missed().AnyAsync(cancel))
        {
            return new NobodyLeftToReach();
        }

        launching.GoOn(announcement);
        announcement.Round++;
        await sweeps.BeginAsync(announcement, Sweep.Resend, cancel);
        return await log.NoteAsync(actor, "announcement.resend", announcement, cancel);
    }
}
