using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>A second coordinator lets a large announcement go, or gives it back to its author.</summary>
public sealed class DecideAnnouncement(Change change, AnnouncementAccess access, StartAnnouncement start, Outbox outbox)
{
    public Task<Result<Announcement>> HandleAsync(Member actor, long id, bool approve, string? reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, approve ? "announcement.approve" : "announcement.decline",
        one => access.MayDecide(one, actor),
        one => DecideAsync(actor, one, approve, reason, cancel),
        cancel, reason);

    private async Task DecideAsync(Member actor, Announcement announcement, bool approve, string? reason, CancellationToken cancel)
    {
        var decided = new AnnouncementDecided(announcement.Id, approve, actor.Name, reason, announcement.Revision);
        announcement.Stage = AnnouncementState.Draft;
        if (approve)
        {
            announcement.ApprovedById = actor.Id;
            await start.StartOrAskAsync(announcement, cancel);
        }

        await outbox.TellAsync(announcement.AuthorId, decided, cancel);
    }
}
