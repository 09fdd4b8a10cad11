using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>"12 of 10,000 uncertain": all of them are sent again, or all are left as they are.</summary>
public sealed class ResolveDoubts(CommunityDb db, AnnouncementAccess access, AnnouncementLog log, TimeProvider clock)
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
            announcement.GoOn();
        }

        var now = clock.GetUtcNow();
        return Doubtful(announcement.Id).ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.State, OutboxState.Queued)
                .SetProperty(static row => row.NotBefore, now)
                .SetProperty(static row => row.Ambiguities, 0)
                .SetProperty(static row => row.FinishedAt, (DateTimeOffset?)null),
            cancel);
    }

    private Task<int> DropAsync(long id, CancellationToken cancel) => Doubtful(id).ExecuteUpdateAsync(
        set => set.SetProperty(static row => row.State, OutboxState.Expired).SetProperty(static row => row.Reason, Dropped), cancel);

    private IQueryable<OutboxMessage> Doubtful(long id) =>
        db.Outbox.Where(row => row.BroadcastId == id && row.Kind == OutboxKind.Send && row.State == OutboxState.Ambiguous);
}
