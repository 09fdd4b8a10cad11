using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>A second coordinator lets a large announcement go, or gives it back to its author.</summary>
public sealed class DecideAnnouncement(AnnouncementAccess access, AnnouncementLog log, Outbox outbox, Halting halting)
{
    public async Task<Result<Announcement>> HandleAsync(Member actor, long id, bool approve, string? reason, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        return (found.Refusal ?? Fault(actor, found.Value)) is { } refusal
            ? refusal
            : await DecideAsync(actor, found.Value, approve, reason, cancel);
    }

    private static Refusal? Fault(Member actor, Announcement announcement) => announcement switch
    {
        _ when announcement.AuthorId == actor.Id => new OwnApproval(),
        _ when !Permissions.Coordinates(actor) => new NotAllowed(),
        { State: not AnnouncementState.AwaitingApproval } => new AnnouncementNotInState(announcement.State),
        _ => null,
    };

    private async Task<Announcement> DecideAsync(Member actor, Announcement announcement, bool approve, string? reason, CancellationToken cancel)
    {
        var decided = new AnnouncementDecided(announcement.Id, approve, actor.Name, reason, announcement.Revision);
        announcement.State = AnnouncementState.Draft;
        if (approve)
        {
            announcement.ApprovedById = actor.Id;
            await halting.LaunchAsync(announcement, cancel);
        }

        await outbox.TellAsync(announcement.AuthorId, decided, cancel);
        return await log.NoteAsync(actor, approve ? "announcement.approve" : "announcement.decline", announcement, cancel, reason);
    }
}
