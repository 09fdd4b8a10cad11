using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What two organisations were to do, one does when they are one.</summary>
public sealed class ActionPointHoldings(CommunityDb db) : IOrganisationHoldings
{
    public Task MoveAsync(long from, long into, CancellationToken cancel) =>
        db.ActionPoints.Where(point => point.OrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static point => point.OrganisationId, into), cancel);
}
