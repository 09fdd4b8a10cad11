using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Decisions;

/// <summary>A decision is seen by those who make it, by whoever asked for it, and by those who coordinate.</summary>
public sealed class DecisionAccess(CommunityDb db, TimeProvider clock) : Access<Decision>
{
    /// <summary>So long what was decided stands in the list.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    protected override Refusal NotFound => new DecisionNotFound();

    public override Task<Decision?> LoadAsync(long id, CancellationToken cancel) =>
        Whole(db.Decisions).FirstOrDefaultAsync(one => one.Id == id, cancel);

    public override bool MaySee(Decision thing, Member actor) => actor.IsActive(clock.GetUtcNow())
        && (thing.StartedById == actor.Id || MayVote(thing, actor) || Oversees(actor));

    public override string SubjectOf(Decision thing) => thing.Subject;

    /// <summary>What waits for this member's vote, the first to end first; what else is open; then what was decided of late, the latest first.</summary>
    public IQueryable<Decision> Listed(Member actor)
    {
        var (now, me) = (clock.GetUtcNow(), actor.Id);
        var (since, all, sits, votes) = (now - Recent, Oversees(actor), Permissions.Allows(actor, Permission.SitOnCommittee, now), Permissions.Allows(actor, Permission.Vote, now));
        var groups = actor.Memberships.ConvertAll(static own => own.GroupId);
        return Whole(db.Decisions)
            .Where(one => one.State == DecisionState.Open || one.ClosedAt > since)
            .Where(one => all || one.StartedById == me || (one.Voters == DecisionVoters.Committee && sits) || (one.Voters == DecisionVoters.Group && votes && groups.Contains(one.GroupId!.Value))
                || ((one.Voters == DecisionVoters.Everybody || one.Voters == DecisionVoters.Organisations) && votes))
            .OrderBy(one => one.State != DecisionState.Open ? 2 : db.DecisionVoters.Any(voter => voter.DecisionId == one.Id && voter.MemberId == me) ? 1 : 0).ThenByDescending(static one => one.ClosedAt).ThenBy(static one => one.EndsAt).ThenBy(static one => one.Id);
    }

    /// <summary>How this member, or somebody for their organisation, has voted; null where nobody has.</summary>
    public Task<DecisionVoter?> VoteOfAsync(Decision decision, Member member, CancellationToken cancel)
    {
        var (id, me, organisation) = (decision.Id, member.Id, decision.Voters == DecisionVoters.Organisations ? member.OrganisationId : null);
        return db.DecisionVoters.Include(static voter => voter.Member).Include(static voter => voter.Organisation)
            .Where(voter => voter.DecisionId == id && (voter.MemberId == me || (organisation != null && voter.OrganisationId == organisation)))
            .OrderByDescending(voter => voter.OrganisationId == organisation).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Found, if it is open and this member asked for it or coordinates.</summary>
    public async Task<Result<Decision>> FindToCallOffAsync(long id, Member actor, CancellationToken cancel) =>
        (await FindAsync(id, actor, cancel)).Unless(one => CallOffObjection(one, actor));

    /// <summary>Why this member may not call it off. What a feature asked for, the feature calls off.</summary>
    public Refusal? CallOffObjection(Decision one, Member actor) =>
        one.Source != Decision.ByHand || !(one.StartedById == actor.Id || Oversees(actor)) ? new NotYourVote() : one.IsOpen ? null : new DecisionIsOver();

    /// <summary>Which of the open ones this member has voted in, by id.</summary>
    public Task<HashSet<long>> VotedInAsync(Member actor, CancellationToken cancel) => db.DecisionVoters.Where(voter => voter.MemberId == actor.Id)
        .Join(db.Decisions.Where(static one => one.State == DecisionState.Open), static voter => voter.DecisionId, static one => one.Id, static (voter, one) => one.Id).ToHashSetAsync(cancel);

    /// <summary>Whether this member is one of those who decide it, by their role and groups alone. Needs the memberships loaded.</summary>
    public bool MayVote(Decision one, Member actor) =>
        Permissions.Allows(actor, one.Voters == DecisionVoters.Committee ? Permission.SitOnCommittee : Permission.Vote, clock.GetUtcNow())
        && (one.Voters != DecisionVoters.Group || actor.Memberships.Exists(own => own.GroupId == one.GroupId));

    private bool Oversees(Member actor) => Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    private static IQueryable<Decision> Whole(IQueryable<Decision> all) => all.Include(static one => one.Group).Include(static one => one.StartedBy).Include(static one => one.Alternatives.OrderBy(alternative => alternative.Number));
}
