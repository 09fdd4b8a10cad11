using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>"12 of 10,000 uncertain": all of them are sent again, or all are left as they are.</summary>
public sealed class ResolveDoubts(CommunityDb db, AnnouncementAccess access, AnnouncementLog log, Launching launching, TimeProvider clock)
{
    private const string Dropped = "may have arrived; left so by a coordinator";

    /// <returns>How many were decided.</returns>
    public async Task<Result<int>> HandleAsync(Member actor, long id, bool resend, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if ((found.Refusal ?? Fault(actor, found.Value)) is { } refusal)
        {
            return refusal;
        }

        var decided = resend ? await ReleaseAsync(found.Value, cancel) : await DropAsync(id, cancel);
        await log.NoteAsync(actor, resend ? "announcement.release" : "announcement.drop", found.Value, cancel);
        return decided;
    }

    private static Refusal? Fault(Member actor, Announcement announcement) =>
        announcement.State is AnnouncementState.Cancelled or AnnouncementState.Recalled
            ? new AnnouncementNotInState(announcement.State)
            : AnnouncementScope.Check(actor, announcement.Audience, announcement.Conversation, announcement.Urgent);

    private Task<int> ReleaseAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.State == AnnouncementState.Finished)
        {
            launching.GoOn(announcement);
        }

        return Doubtful(announcement.Id).QueueAgainAsync(clock.GetUtcNow(), cancel);
    }

    private Task<int> DropAsync(long id, CancellationToken cancel) => Doubtful(id).ExecuteUpdateAsync(
        set => set.SetProperty(static row => row.State, OutboxState.Expired).SetProperty(static row => row.Reason, Dropped), cancel);

    private IQueryable<OutboxMessage> Doubtful(long id) =>
        Broadcast.Sends(db, id).Where(static row => row.State == OutboxState.Ambiguous);
}
