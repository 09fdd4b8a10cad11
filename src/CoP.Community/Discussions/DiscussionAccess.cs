using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Discussions;

/// <summary>A discussion of a group is read by its members and by those who coordinate; one of everybody by every member.</summary>
public sealed class DiscussionAccess(CommunityDb db, TimeProvider clock) : Access<Discussion>
{
    protected override Refusal NotFound => new DiscussionNotFound();

    protected override Refusal NotVisible => new NotInDiscussionGroup();

    /// <summary>Those that this member may read.</summary>
    public IQueryable<Discussion> Visible(Member actor)
    {
        var everything = Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());
        var groups = actor.Memberships.ConvertAll(static own => own.GroupId);
        return db.Discussions.Where(one => everything || one.GroupId == null || groups.Contains(one.GroupId.Value));
    }

    /// <summary>The same as a list: what is open first, then newest first.</summary>
    public IQueryable<Discussion> Listed(Member actor) => Visible(actor)
        .Include(static one => one.Group).Include(static one => one.Replies).AsSplitQuery()
        .OrderBy(static one => one.State == DiscussionState.Open ? 0 : 1).ThenByDescending(static one => one.Id);

    /// <summary>What was said in it, the first first.</summary>
    public IQueryable<DiscussionReply> Said(long id) => db.DiscussionReplies
        .Include(static reply => reply.Author).ThenInclude(static author => author!.Organisation).Include(static reply => reply.Discussion)
        .Where(reply => reply.DiscussionId == id).OrderBy(static reply => reply.Id);

    public override Task<Discussion?> LoadAsync(long id, CancellationToken cancel) => db.Discussions
        .Include(static one => one.Group).Include(static one => one.OpenedBy).ThenInclude(static opener => opener!.Memberships).Include(static one => one.Replies)
        .AsSplitQuery().FirstOrDefaultAsync(one => one.Id == id, cancel);

    public override bool MaySee(Discussion thing, Member actor) => actor.IsActive(clock.GetUtcNow())
        && (thing.GroupId is not { } group || actor.Memberships.Exists(own => own.GroupId == group) || MaySteer(group, actor));

    public override string SubjectOf(Discussion thing) => thing.Subject;

    /// <summary>Whether somebody opens, extends, cancels and sums up what a group discusses; for everybody only those who coordinate do.</summary>
    public bool MaySteer(long? groupId, Member actor) => groupId is { } group
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    /// <summary>Found, if this member steers it and it is open.</summary>
    public async Task<Result<Discussion>> FindToSteerAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(one => SteerObjection(one, actor));

    /// <summary>Why this member may not close or extend it.</summary>
    public Refusal? SteerObjection(Discussion one, Member actor) => !MaySteer(one.GroupId, actor) ? new NotYourDiscussion() : one.IsOpen ? null : new DiscussionIsOver();

    /// <summary>Who looks after discussions: the content coordinators who are there, else whoever coordinates.</summary>
    public async Task<IQueryable<Member>> CoordinatorsAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var content = db.Members.Holders(Permission.HearUnanswered, now, groupId: 0).Present(now);
        return await content.AnyAsync(cancel) ? content : db.Members.Holders(Permission.Coordinate, now);
    }
}

/// <summary>What was said is read by whoever may read the discussion, and changed by whoever said it.</summary>
public sealed class DiscussionReplyAccess(CommunityDb db, DiscussionAccess discussions) : Access<DiscussionReply>
{
    protected override Refusal NotFound => new DiscussionReplyNotFound();

    public override Task<DiscussionReply?> LoadAsync(long id, CancellationToken cancel) => db.DiscussionReplies
        .Include(static reply => reply.Discussion).Include(static reply => reply.Author).ThenInclude(static author => author!.Organisation)
        .FirstOrDefaultAsync(reply => reply.Id == id, cancel);

    public override bool MaySee(DiscussionReply thing, Member actor) => discussions.MaySee(thing.Discussion!, actor);

    public override string SubjectOf(DiscussionReply thing) => Discussion.SubjectOf(thing.DiscussionId);

    /// <summary>This member's own, while it can be changed.</summary>
    public async Task<Result<DiscussionReply>> FindOwnAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(reply => reply.AuthorId != actor.Id ? new DiscussionReplyNotFound() : reply.Discussion!.IsOpen ? null : new DiscussionIsOver());
}

/// <summary>Whoever coordinates decides about the topic of a month.</summary>
public sealed class DiscussionMonthAccess(CommunityDb db, TimeProvider clock) : Access<DiscussionMonth>
{
    protected override Refusal NotFound => new DiscussionNotFound();

    public override Task<DiscussionMonth?> LoadAsync(long id, CancellationToken cancel) => db.DiscussionMonths.FirstOrDefaultAsync(month => month.Id == id, cancel);

    public override bool MaySee(DiscussionMonth thing, Member actor) => Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    public override string SubjectOf(DiscussionMonth thing) => DiscussionMonth.SubjectOf(thing.Id);

    /// <summary>The discussion that was opened since it was asked for, or was going on then; null where there is none.</summary>
    public Task<Discussion?> OpenedSinceAsync(DiscussionMonth month, CancellationToken cancel) => db.Discussions.AsNoTracking()
        .Where(one => one.State != DiscussionState.Cancelled && one.OpenedAt >= month.AskedAt).OrderBy(static one => one.Id).FirstOrDefaultAsync(cancel);
}
