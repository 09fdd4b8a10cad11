using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Topics;

/// <summary>Which topics somebody wants to see.</summary>
public enum TopicFilter
{
    /// <summary>What is open, the most wanted first.</summary>
    Wanted,

    /// <summary>What the committee has ranked, in its order.</summary>
    Ranked,

    /// <summary>What they proposed or seconded, whatever became of it.</summary>
    Mine,
}

/// <summary>The lists of topics that people page through, and what nobody could answer and nobody has made a topic of.</summary>
public sealed class TopicLists(CommunityDb db, IEnumerable<IUnansweredSource> sources)
{
    public IQueryable<EventTopic> Topics(Member member, TopicFilter filter)
    {
        var (all, open) = (Whole(), Whole().Where(static topic => topic.State == TopicState.Open));
        return filter switch
        {
            TopicFilter.Ranked => open.Where(static topic => topic.Rank != null).OrderBy(static topic => topic.Rank).ThenBy(static topic => topic.Id),
            TopicFilter.Mine => all.Where(topic => db.Responses.Any(own => own.MemberId == member.Id && own.Subject == EventTopic.SubjectKind + ":" + topic.Id))
                .OrderBy(static topic => topic.State).ThenByDescending(static topic => topic.Id),
            _ => open.OrderByDescending(static topic => topic.Seconds).ThenBy(static topic => topic.Id),
        };
    }

    /// <summary>What waits longest first.</summary>
    public IQueryable<UnansweredItem> Unanswered() => sources.Select(static source => source.All()).Aggregate(static (all, more) => all.Concat(more))
        .Where(one => !db.EventTopics.Any(topic => topic.Source == one.Subject && topic.State != TopicState.Dropped))
        .OrderBy(static one => one.At).ThenBy(static one => one.Subject);

    /// <summary>Null when it was answered, or a topic was made of it.</summary>
    public Task<UnansweredItem?> FindUnansweredAsync(string subject, CancellationToken cancel) => Unanswered().FirstOrDefaultAsync(one => one.Subject == subject, cancel);

    /// <summary>The event that members see of a topic; null while there is none.</summary>
    public Task<long?> EventOfAsync(long topicId, CancellationToken cancel) => db.Events
        .Where(one => one.TopicId == topicId && (one.State == EventState.Published || one.State == EventState.Held))
        .OrderByDescending(static one => one.Id).Select(static one => (long?)one.Id).FirstOrDefaultAsync(cancel);

    private IQueryable<EventTopic> Whole() => db.EventTopics.Include(static topic => topic.Group);
}
