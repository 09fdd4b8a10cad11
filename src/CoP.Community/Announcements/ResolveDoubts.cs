using CoP.Community.Access;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>"12 of 10,000 uncertain": all of them are sent again, or all are left as they are.</summary>
public sealed class ResolveDoubts(Change change, AnnouncementAccess access, BroadcastLifecycle lifecycle)
{
    /// <returns>How many were decided.</returns>
    public async Task<Result<int>> HandleAsync(Member actor, long id, bool resend, CancellationToken cancel)
    {
        var decided = 0;
        var done = await change.DoAsync(
            access, actor, id, resend ? "announcement.release" : "announcement.drop",
            one => one.May(BroadcastCommand.DecideDoubts) ?? access.MustBeInScopeOf(one, actor),
            async one => decided = await lifecycle.DecideDoubtsAsync(one.Broadcast!, resend, cancel),
            cancel);
        return done.Select(_ => decided);
    }
}
