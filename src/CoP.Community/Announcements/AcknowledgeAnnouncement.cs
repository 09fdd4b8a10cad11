using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>A reader has read it: only readers have its signed button. Pressing again changes nothing.</summary>
public sealed class AcknowledgeAnnouncement(CommunityDb db, AnnouncementAccess access, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<Announcement>> HandleAsync(Member member, long id, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { HasStarted: true } announcement)
        {
            return new AnnouncementNotFound();
        }

        if (announcement.State == AnnouncementState.Recalled)
        {
            return new AnnouncementNotInState(announcement.State);
        }

        if (!await db.Acknowledgements.AnyAsync(one => one.AnnouncementId == id && one.MemberId == member.Id, cancel))
        {
            db.Acknowledgements.Add(new Acknowledgement { AnnouncementId = id, MemberId = member.Id, At = clock.GetUtcNow() });
            await outbox.RefreshAsync(announcement.Subject, cancel);
        }

        return announcement;
    }
}
