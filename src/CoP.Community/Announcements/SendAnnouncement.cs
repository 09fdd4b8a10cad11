using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>
/// Its author lets an announcement go: at once, at its time, or after a second coordinator has agreed. One whose time has passed
/// goes at once, and by whoever may send it.
/// </summary>
public sealed class SendAnnouncement(
    CommunityDb db, Change change, AnnouncementAccess access, AnnouncementReach reach, StartAnnouncement start, AuditLog audit, Outbox outbox, TimeProvider clock)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, action: null, one => MaySend(actor, one), one => SendAsync(actor, one, cancel), cancel);

    private Refusal? MaySend(Member actor, Announcement announcement) =>
        announcement.MustBeIn(AnnouncementState.Draft, AnnouncementState.Overdue)
        ?? (announcement.State == AnnouncementState.Draft && announcement.StartsAt <= clock.GetUtcNow() ? new StartsInThePast() : null)
        ?? access.MustBeInScopeOf(announcement, actor);

    private async Task<Refusal?> SendAsync(Member actor, Announcement announcement, CancellationToken cancel)
    {
        var (anybody, needsApproval) = await reach.WeighAsync(announcement, cancel);
        if (!anybody)
        {
            return new NobodyInAudience();
        }

        announcement.StartsAt = announcement.State == AnnouncementState.Overdue ? null : announcement.StartsAt;
        if (needsApproval && announcement.ApprovedById is null)
        {
            return await AskAsync(actor, announcement, cancel);
        }

        start.Start(announcement);
        audit.Note(actor.Id, "announcement.send", announcement.Subject);
        return null;
    }

    private async Task<Refusal?> AskAsync(Member actor, Announcement announcement, CancellationToken cancel)
    {
        var others = Approvers.Of(db, announcement, clock.GetUtcNow());
        if (!await others.AnyAsync(cancel))
        {
            return new NobodyToApprove();
        }

        var wanted = new AnnouncementApprovalWanted(announcement.Id, announcement.Revision);
        announcement.Stage = AnnouncementState.AwaitingApproval;
        await outbox.TellAsync(others, wanted, cancel);
        audit.Note(actor.Id, "announcement.ask", announcement.Subject);
        return null;
    }
}
