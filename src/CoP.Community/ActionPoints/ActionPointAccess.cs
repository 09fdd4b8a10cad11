using System.Linq.Expressions;
using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>Every member reads what is for every member, a group's own is the group's; what concerns somebody they always see.</summary>
public sealed class ActionPointAccess(CommunityDb db, WhoLeads leads, TimeProvider clock) : Access<ActionPoint>
{
    protected override Refusal NotFound => new ActionPointNotFound();

    public override Task<ActionPoint?> LoadAsync(long id, CancellationToken cancel) => Whole()
        .Include(static point => point.Notes.OrderBy(static note => note.Id)).ThenInclude(static note => note.By)
        .AsSplitQuery().FirstOrDefaultAsync(point => point.Id == id, cancel);

    public override bool MaySee(ActionPoint thing, Member actor) => actor.IsActive(clock.GetUtcNow()) && Rule(actor).Compile()(thing);

    public override string SubjectOf(ActionPoint thing) => thing.Subject;

    /// <summary>Of those that a member may see.</summary>
    public IQueryable<ActionPoint> Seen(Member actor) => actor.IsActive(clock.GetUtcNow()) ? Whole().Where(Rule(actor)) : Whole().Where(static point => false);

    /// <summary>With who does it, for whom, and in which group.</summary>
    public IQueryable<ActionPoint> Whole() => db.ActionPoints
        .Include(static point => point.Owner).ThenInclude(static owner => owner!.Organisation)
        .Include(static point => point.Organisation).Include(static point => point.Group).Include(static point => point.GivenBy).Include(static point => point.HandTo)
        .Include(static point => point.Helpers).ThenInclude(static helper => helper.Member);

    /// <summary>Whether somebody decides about it: whoever gave it, the lead of its group, coordinators. Needs the memberships loaded.</summary>
    public bool MayDecide(ActionPoint point, Member actor) => MayDecide(point.GivenById, point.GroupId, actor);

    internal bool MayDecide(long? givenBy, long? groupId, Member actor) =>
        (givenBy == actor.Id && actor.IsActive(clock.GetUtcNow()))
        || (groupId is { } group ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group) : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow()));

    /// <summary>Those who see to it that it gets done: the leads of its group, else content coordinators.</summary>
    public Task<IQueryable<Member>> OverseersAsync(ActionPoint point, CancellationToken cancel) => OverseersAsync(point.GroupId, point.OwnerId, cancel);

    /// <summary>
    /// The same of a group. While its leads are away, whom they have named to stand in and who may do what they do, else content coordinators; where nobody is
    /// there, those who will read it when they are back.
    /// </summary>
    /// <param name="except">Who does not look after themselves.</param>
    public async Task<IQueryable<Member>> OverseersAsync(long? groupId, long? except, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var present in new[] { await leads.PresentAsync(groupId, cancel, except), Coordinators().Present(now), leads.All(groupId, except) })
        {
            if (await present.AnyAsync(cancel))
            {
                return present;
            }
        }

        return Coordinators();
    }

    /// <summary>Who takes over what nobody has any more: a lead, a content coordinator, or whoever else coordinates; whoever gave it before others; of those who are there, and where nobody answers for it, of all.</summary>
    /// <param name="except">Who has it and cannot take it over.</param>
    /// <param name="isOnlyAway">Whether they come back: then nobody who is away takes it either.</param>
    internal async Task<long?> HeirAsync(IQueryable<Member> overseers, long? except, long? givenById, bool isOnlyAway, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        IQueryable<Member>[] all = [overseers, Coordinators(), db.Members.Holders(Permission.Coordinate, now)];
        foreach (var candidates in all.Select(one => one.Present(now)).Concat(isOnlyAway ? [] : all))
        {
            if (await candidates.Where(member => member.Id != except).OrderByDescending(member => member.Id == givenById).ThenBy(static member => member.Id).Select(static member => (long?)member.Id).FirstOrDefaultAsync(cancel) is { } heir)
            {
                return heir;
            }
        }

        return null;
    }

    /// <summary>Those who follow up what nobody else does.</summary>
    public IQueryable<Member> Coordinators() => db.Members.Holders(Permission.HearUnanswered, clock.GetUtcNow(), groupId: 0);

    internal Refusal? MustDecide(ActionPoint point, Member actor) => MayDecide(point, actor) ? null : new CannotDecideActionPoint();

    internal static Refusal? MustBeOpen(ActionPoint point) => point.IsOpen ? null : new ActionPointIsOver(point.State);

    /// <summary>Whoever does it, and whoever decides about it.</summary>
    internal Refusal? MustWorkOn(ActionPoint point, Member actor) => point.IsOf(actor) || MayDecide(point, actor) ? MustBeOpen(point) : new NotYourActionPoint();

    /// <summary>One rule for one of them and for a query of all.</summary>
    private Expression<Func<ActionPoint, bool>> Rule(Member actor)
    {
        var coordinates = Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());
        var groups = actor.Memberships.Select(static membership => membership.GroupId).ToList();
        var (id, organisation) = (actor.Id, actor.OrganisationId);
        return point => coordinates || point.Readers == ActionReaders.Members
            || point.OwnerId == id || point.HandToId == id || point.GivenById == id || point.Helpers.Any(helper => helper.MemberId == id)
            || (point.OwnerId == null && point.OrganisationId != null && point.OrganisationId == organisation)
            || (point.GroupId != null && groups.Contains(point.GroupId.Value));
    }
}
