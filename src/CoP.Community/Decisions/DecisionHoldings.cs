using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Decisions;

/// <summary>
/// The voices of an organisation that is taken for another go over. Where both have spoken in an open vote, the other's counts; in a secret one nobody knows which vote was
/// whose, so both stand: they were two when they voted.
/// </summary>
public sealed class DecisionHoldings(CommunityDb db) : IOrganisationHoldings
{
    public async Task MoveAsync(long from, long into, CancellationToken cancel)
    {
        foreach (var voter in await db.DecisionVoters.Where(voter => voter.OrganisationId == from).ToListAsync(cancel))
        {
            if (!await db.DecisionVoters.AnyAsync(other => other.DecisionId == voter.DecisionId && other.OrganisationId == into, cancel))
            {
                voter.OrganisationId = into;
                continue;
            }

            await TakeBackAsync(voter, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task TakeBackAsync(DecisionVoter voter, CancellationToken cancel)
    {
        var decision = await db.Decisions.Include(static one => one.Alternatives).FirstAsync(one => one.Id == voter.DecisionId, cancel);
        if (voter.Choice is { } choice && decision.IsOpen)
        {
            decision.Presses++;
            decision.Find(choice)!.Votes--;
            db.DecisionVoters.Remove(voter);
        }
        else
        {
            voter.OrganisationId = null; // That its member has voted is still true.
        }
    }
}
