using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What two organisations were to do, and were recommended, one does when they are one.</summary>
public sealed class ActionPointHoldings(CommunityDb db) : IOrganisationHoldings
{
    public async Task MoveAsync(long from, long into, CancellationToken cancel)
    {
        await db.ActionPoints.Where(point => point.OrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static point => point.OrganisationId, into), cancel);
        await db.Recommendations.Where(one => one.ToOrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static one => one.ToOrganisationId, into), cancel);
    }
}
