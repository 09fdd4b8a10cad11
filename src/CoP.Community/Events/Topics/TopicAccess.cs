using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Topics;

/// <summary>A topic is for every member to see.</summary>
public sealed class TopicAccess(CommunityDb db, TimeProvider clock) : Access<EventTopic>
{
    protected override Refusal NotFound => new TopicNotFound();

    /// <summary>Only while something can come of it.</summary>
    public async Task<Result<EventTopic>> FindOpenAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(static topic => topic.MustBeOpen());

    public override Task<EventTopic?> LoadAsync(long id, CancellationToken cancel) =>
        db.EventTopics.Include(static topic => topic.ProposedBy).Include(static topic => topic.Group).FirstOrDefaultAsync(topic => topic.Id == id, cancel);

    public override bool MaySee(EventTopic thing, Member actor) => actor.IsActive(clock.GetUtcNow());

    public override string SubjectOf(EventTopic thing) => thing.Subject;

    /// <summary>Coordinators any, a lead what belongs to their group.</summary>
    public bool MayDrop(EventTopic topic, Member actor) => topic.GroupId is { } group
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    public bool MayRank(Member actor) => Permissions.Allows(actor, Permission.RankTopics, clock.GetUtcNow());
}

internal static class TopicStates
{
    public static Refusal? MustBeOpen(this EventTopic topic) => topic.State == TopicState.Open ? null : new TopicNotOpen(topic.State);
}
