using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Decisions;

/// <summary>How many may vote now, and how many of those have: people, or organisations where each has one voice.</summary>
public readonly record struct Turnout(int Entitled, int Voted)
{
    public bool IsComplete => Entitled > 0 && Voted >= Entitled;

    /// <summary>Whether enough have voted. Of nobody nothing is enough.</summary>
    public bool Reaches(int percent) => Entitled > 0 && Voted * 100L >= Entitled * (long)percent;
}

/// <summary>Who decides something, asked of the state of now. Only who has joined counts: whoever was invited and never came can be asked nothing.</summary>
public sealed class Electorate(CommunityDb db, TimeProvider clock)
{
    /// <summary>Whoever may vote now.</summary>
    public IQueryable<Member> Of(Decision decision) => Of(decision.Voters, decision.GroupId);

    /// <inheritdoc cref="Of(Decision)"/>
    public IQueryable<Member> Of(DecisionVoters voters, long? groupId)
    {
        var now = clock.GetUtcNow();
        var all = db.Members.Holders(voters == DecisionVoters.Committee ? Permission.SitOnCommittee : Permission.Vote, now)
            .Where(member => db.Addresses.Any(address => address.MemberId == member.Id));
        return voters switch
        {
            DecisionVoters.Group => all.Where(member => member.Memberships.Any(own => own.GroupId == groupId)),
            // One that a member has just typed is nobody yet: else everybody could have as many voices as they can think of names.
            DecisionVoters.Organisations => all.Where(static member => member.Organisation != null && member.Organisation.AddedById == null),
            _ => all,
        };
    }

    /// <summary>Those of them who have not voted, and for whose organisation nobody has.</summary>
    public IQueryable<Member> Silent(Decision decision)
    {
        var (id, byOrganisation) = (decision.Id, decision.Voters == DecisionVoters.Organisations);
        return Of(decision).Where(member => !db.DecisionVoters.Any(voter => voter.DecisionId == id
            && (voter.MemberId == member.Id || (byOrganisation && voter.OrganisationId == member.OrganisationId))));
    }

    public async Task<Turnout> CountAsync(Decision decision, CancellationToken cancel)
    {
        var (id, all) = (decision.Id, Of(decision));
        if (decision.Voters != DecisionVoters.Organisations)
        {
            return new Turnout(await all.CountAsync(cancel), await all.CountAsync(member => db.DecisionVoters.Any(voter => voter.DecisionId == id && voter.MemberId == member.Id), cancel));
        }

        var organisations = all.Select(static member => member.OrganisationId).Distinct();
        return new Turnout(
            await organisations.CountAsync(cancel),
            await organisations.CountAsync(organisation => db.DecisionVoters.Any(voter => voter.DecisionId == id && voter.OrganisationId == organisation), cancel));
    }

    /// <summary>Whether this member may vote in it now.</summary>
    public Task<bool> HoldsAsync(Decision decision, long memberId, CancellationToken cancel) => Of(decision).AnyAsync(member => member.Id == memberId, cancel);
}
