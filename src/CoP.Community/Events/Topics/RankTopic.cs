using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Topics;

/// <summary>Where a topic goes on the committee's list.</summary>
public enum RankMove
{
    First,
    Up,
    Down,
    Last,

    /// <summary>Off the list.</summary>
    Off,
}

/// <summary>The committee says which topics come first.</summary>
public sealed class RankTopic(CommunityDb db, Change change, TopicAccess access)
{
    public Task<Result<EventTopic>> HandleAsync(Member actor, long id, RankMove move, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "topic.rank",
        topic => access.MayRank(actor) ? topic.MustBeOpen() : new CannotRankTopics(),
        topic => MoveAsync(topic, move, cancel), cancel);

    /// <summary>Puts it in its place and numbers the list anew, so that there is never a gap or a place with two.</summary>
    private async Task MoveAsync(EventTopic topic, RankMove move, CancellationToken cancel)
    {
        var others = await db.EventTopics.Where(one => one.State == TopicState.Open && one.Rank != null && one.Id != topic.Id)
            .OrderBy(static one => one.Rank).ThenBy(static one => one.Id).ToListAsync(cancel);
        if (move == RankMove.Off)
        {
            topic.Rank = null;
        }
        else
        {
            others.Insert(Math.Clamp(PlaceOf(topic, move, others), 0, others.Count), topic);
        }

        for (var at = 0; at < others.Count; at++)
        {
            others[at].Rank = at + 1;
        }
    }

    private static int PlaceOf(EventTopic topic, RankMove move, List<EventTopic> others)
    {
        var now = topic.Rank is { } rank ? others.Count(one => one.Rank < rank) : others.Count;
        return move switch
        {
            RankMove.First => 0,
            RankMove.Up => now - 1,
            RankMove.Down => now + 1,
            _ => others.Count,
        };
    }
}
