using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Events.Topics;

/// <summary>Nothing will come of a topic.</summary>
public sealed class EndTopic(Change change, TopicAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>Its proposer has changed their mind.</summary>
    public Task<Result<EventTopic>> WithdrawAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        topic => topic.ProposedById == actor.Id ? topic.MustBeOpen() : new NotYourTopic(),
        Close, cancel);

    /// <summary>Somebody who coordinates says why not; its proposer reads it.</summary>
    public Task<Result<EventTopic>> DropAsync(Member actor, long id, string? reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "topic.drop",
        topic => access.MayDrop(topic, actor) ? topic.MustBeOpen() : new NotYourTopic(),
        async topic =>
        {
            Close(topic);
            if (topic.ProposedById != actor.Id)
            {
                await outbox.TellAsync(topic.ProposedById, new TopicDropped(topic.Id, actor.Name, reason), cancel);
            }
        },
        cancel, reason);

    private void Close(EventTopic topic) => (topic.State, topic.ClosedAt) = (TopicState.Dropped, clock.GetUtcNow());
}
