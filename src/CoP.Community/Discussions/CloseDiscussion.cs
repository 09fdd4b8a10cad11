using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Community.Discussions;

/// <summary>Sums a discussion up, which closes it; cancels it; or gives it more time.</summary>
public sealed class CloseDiscussion(Change change, DiscussionAccess access, DiscussionPosts posts, Outbox outbox, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>So much is added with a press.</summary>
    public const int ExtendDays = 7;

    public Task<Result<Discussion>> SummariseAsync(Member actor, long id, string summary, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "discussion.summarise", one => access.SteerObjection(one, actor),
        async one =>
        {
            (one.Summary, one.State, one.ClosedAt) = (summary, DiscussionState.Summarised, clock.GetUtcNow());
            var notice = new DiscussionSummarised(id);
            await outbox.TellAsync(posts.Speakers(id).Where(member => member.Id != actor.Id), notice, cancel);
            await posts.PostAsync(one, notice, cancel);
        },
        cancel);

    /// <summary>Nothing came of it; what was said can still be read.</summary>
    public Task<Result<Discussion>> CancelAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "discussion.cancel", one => access.SteerObjection(one, actor),
        async one =>
        {
            (one.State, one.ClosedAt) = (DiscussionState.Cancelled, clock.GetUtcNow());
            await outbox.TellAsync(posts.Speakers(id).Where(member => member.Id != actor.Id), new DiscussionCancelled(id), cancel);
        },
        cancel);

    /// <summary>By a week.</summary>
    public Task<Result<Discussion>> ExtendAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "discussion.extend", one => access.SteerObjection(one, actor) ?? (Extended(one) > clock.GetUtcNow() + OpenDiscussion.Longest ? new DiscussionDayUnfit() : null),
        one => (one.EndsAt, one.SummaryAskedAt, one.SummaryAsks) = (Extended(one), null, 0), cancel);

    /// <summary>When it ends if it is extended now: a week after its last day, or after today where that has passed.</summary>
    public DateTimeOffset Extended(Discussion one)
    {
        var (today, zone) = (clock.GetUtcNow(), options.Value.Zone);
        var last = WallClock.LastDayBefore(one.EndsAt, zone);
        var from = WallClock.Show(today, zone).Day is var day && day > last ? day : last;
        return WallClock.EndOf(from.AddDays(ExtendDays), zone);
    }
}
