using System.Linq.Expressions;
using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>Who reads a recommendation, who answers it, and who looks after it.</summary>
public sealed class RecommendationAccess(CommunityDb db, ActionPointAccess points, TimeProvider clock) : Access<Recommendation>
{
    protected override Refusal NotFound => new RecommendationNotFound();

    public override Task<Recommendation?> LoadAsync(long id, CancellationToken cancel) => Whole().FirstOrDefaultAsync(one => one.Id == id, cancel);

    public override bool MaySee(Recommendation thing, Member actor) => actor.IsActive(clock.GetUtcNow()) && Rule(actor).Compile()(thing);

    public override string SubjectOf(Recommendation thing) => thing.Subject;

    /// <summary>Of those that a member may see.</summary>
    public IQueryable<Recommendation> Seen(Member actor) => actor.IsActive(clock.GetUtcNow()) ? Whole().Where(Rule(actor)) : Whole().Where(static one => false);

    /// <summary>With whom it is addressed to, who answered, and what became of it.</summary>
    public IQueryable<Recommendation> Whole() => db.Recommendations
        .Include(static one => one.ToMember).Include(static one => one.ToOrganisation).Include(static one => one.ToGroup).Include(static one => one.Group)
        .Include(static one => one.GivenBy).Include(static one => one.AnsweredBy).Include(static one => one.ActionPoint).ThenInclude(static point => point!.Owner);

    /// <summary>Whether somebody may say yes to it: whoever it is addressed to, anyone of the organisation, the leads of the group, and anyone at all where it is for all.</summary>
    public bool MayAnswer(Recommendation one, Member actor) => one.State == RecommendationState.Open && actor.IsActive(clock.GetUtcNow()) && (
        one.ToMemberId is { } member ? actor.Id == member
        : one.ToOrganisationId is { } organisation ? actor.OrganisationId == organisation
        : one.ToGroupId is { } group ? Permissions.Leads(actor, group)
        : Permissions.Allows(actor, Permission.TakePart, clock.GetUtcNow()));

    /// <summary>Whether somebody looks after it: whoever wrote it down, the lead of its group, coordinators. Needs the memberships loaded.</summary>
    public bool MayDecide(Recommendation one, Member actor) => points.MayDecide(one.GivenById, GroupOf(one), actor);

    /// <summary>Those who look after it: the leads of the group that made it, else content coordinators.</summary>
    public Task<IQueryable<Member>> OverseersAsync(Recommendation one, CancellationToken cancel) => points.OverseersAsync(GroupOf(one), except: one.ToMemberId, cancel);

    /// <summary>Those who are asked. An organisation's contact, or without one all of its people; where a group has no lead, those who follow up what nobody else does.</summary>
    public async Task<IQueryable<Member>> AnswerersAsync(Recommendation one, CancellationToken cancel)
    {
        var active = db.Members.Active(clock.GetUtcNow());
        var (first, second) = one switch
        {
            { ToMemberId: { } member } => (active.Where(other => other.Id == member), null),
            { ToOrganisationId: { } organisation } => (
                active.Where(other => db.Organisations.Any(body => body.Id == organisation && body.ContactId == other.Id)), active.Where(other => other.OrganisationId == organisation)),
            { ToGroupId: { } group } => (active.Where(other => other.Memberships.Any(membership => membership.IsLead && membership.GroupId == group)), points.Coordinators()),
            _ => (active.Where(static _ => false), (IQueryable<Member>?)null),
        };
        return second is null || await first.AnyAsync(cancel) ? first : second;
    }

    internal Refusal? MustAnswer(Recommendation one, Member actor) =>
        MustBeOpen(one) ?? (MayAnswer(one, actor) ? null : new RecommendationIsForOthers());

    internal static Refusal? MustBeOpen(Recommendation one) => one.State == RecommendationState.Open ? null : new RecommendationIsAnswered(one.State);

    private static long? GroupOf(Recommendation one) => one.GroupId ?? one.ToGroupId;

    private Expression<Func<Recommendation, bool>> Rule(Member actor)
    {
        var coordinates = Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());
        var groups = actor.Memberships.Select(static membership => membership.GroupId).ToList();
        var (id, organisation) = (actor.Id, actor.OrganisationId);
        return one => coordinates || one.Readers == ActionReaders.Members || one.ToMemberId == id || one.GivenById == id
            || (one.ToOrganisationId != null && one.ToOrganisationId == organisation)
            || (one.GroupId != null && groups.Contains(one.GroupId.Value)) || (one.ToGroupId != null && groups.Contains(one.ToGroupId.Value));
    }
}
