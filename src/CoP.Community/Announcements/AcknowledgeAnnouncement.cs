using CoP.Community.Members;
using CoP.Community.Responses;

namespace CoP.Community.Announcements;

/// <summary>A recipient has read it: only recipients have its signed button. Pressing again changes nothing.</summary>
public sealed class AcknowledgeAnnouncement(AnnouncementAccess access, ResponseBook responses)
{
    private const string HasRead = "acknowledged";

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

        await responses.GiveAsync(member, announcement.Subject, HasRead, cancel);
        return announcement;
    }
}
