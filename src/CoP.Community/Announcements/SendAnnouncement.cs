using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>
/// Its author lets an announcement go: at once, at its time, or after a second coordinator has agreed. One whose time has passed
/// goes at once, and by whoever may send it.
/// </summary>
public sealed class SendAnnouncement(
    CommunityDb db, AnnouncementAccess access, AnnouncementReach reach, AnnouncementLog log, Outbox outbox, Launching launching,
    TimeProvider clock)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindInAsync(id, actor, [AnnouncementState.Draft, AnnouncementState.Overdue], cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var announcement = found.Value;
        announcement.StartsAt = announcement.State == AnnouncementState.Overdue ? null : announcement.StartsAt;
        return Fault(actor, announcement) is { } fault ? fault : await SendAsync(actor, announcement, cancel);
    }

    private Refusal? Fault(Member actor, Announcement announcement) => announcement.StartsAt <= clock.GetUtcNow()
        ? new StartsInThePast()
        : AnnouncementScope.Check(actor, announcement.Audience, announcement.Conversation, announcement.Urgent);

    private async Task<Result<Announcement>> SendAsync(Member actor, Announcement announcement, CancellationToken cancel)
    {
        var (anybody, needsApproval) = await reach.WeighAsync(announcement, cancel);
        if (!anybody)
        {
            return new NobodyInAudience();
        }

        if (needsApproval && announcement.ApprovedById is null)
        {
            return await AskAsync(actor, announcement, cancel);
        }

        launching.Launch(announcement);
        return await log.NoteAsync(actor, "announcement.send", announcement, cancel);
    }

    private async Task<Result<Announcement>> AskAsync(Member actor, Announcement announcement, CancellationToken cancel)
    {
        var others = await Approvers.Of(db, announcement, clock.GetUtcNow()).Select(static member => member.Id).ToListAsync(cancel);
        if (others.Count == 0)
        {
            return new NobodyToApprove();
        }

        announcement.State = AnnouncementState.AwaitingApproval;
        foreach (var other in others)
        {
            await outbox.TellAsync(other, new AnnouncementApprovalWanted(announcement.Id, announcement.Revision), cancel);
        }

        return await log.NoteAsync(actor, "announcement.ask", announcement, cancel);
    }
}
