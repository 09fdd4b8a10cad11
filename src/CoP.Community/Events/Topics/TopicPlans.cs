using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Topics;

/// <summary>What becomes of a topic as the event that is made of it goes its way.</summary>
public sealed class TopicPlans(CommunityDb db, TopicAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>The topic that an event shall be made of: only one is made of each.</summary>
    public async Task<Result<EventTopic?>> FindAsync(long? id, Member organiser, CancellationToken cancel) =>
        id is { } topic ? (await access.FindOpenAsync(topic, organiser, cancel)).Select(static found => (EventTopic?)found) : (EventTopic?)null;

    /// <summary>An event is written down. It belongs to the topic's group, unless its organiser chose another.</summary>
    public Task BeginAsync(EventTopic topic, Event one, CancellationToken cancel)
    {
        (one.TopicId, one.GroupId) = (topic.Id, one.GroupId ?? topic.GroupId);
        topic.State = TopicState.Planned;
        return outbox.RefreshAsync(topic.Subject, cancel);
    }

    /// <summary>Members see the event: those who wanted it hear so. Its organiser knows.</summary>
    public async Task PublishedAsync(Event one, CancellationToken cancel)
    {
        if (await OfAsync(one, cancel) is { } topic)
        {
            topic.ClosedAt = clock.GetUtcNow();
            await outbox.RefreshAsync(topic.Subject, cancel);
            var wanting = db.Members.Active(clock.GetUtcNow())
                .Where(member => member.Id != one.OrganiserId && db.Responses.Any(response => response.Subject == topic.Subject && response.MemberId == member.Id));
            await outbox.TellAsync(wanting, new TopicPlanned(topic.Id, one.Id), cancel);
        }
    }

    /// <summary>The event will not be: the topic waits for another.</summary>
    public async Task CancelledAsync(Event one, CancellationToken cancel)
    {
        if (await OfAsync(one, cancel) is { State: TopicState.Planned } topic)
        {
            (topic.State, topic.ClosedAt) = (TopicState.Open, null);
            await outbox.RefreshAsync(topic.Subject, cancel);
        }
    }

    private async Task<EventTopic?> OfAsync(Event one, CancellationToken cancel) =>
        one.TopicId is { } id ? await db.EventTopics.FirstOrDefaultAsync(topic => topic.Id == id, cancel) : null;
}
