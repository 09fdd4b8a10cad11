using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Hosting;

/// <summary>What two organisations hosted, one hosts when they are one. Where both stand in a rotation, or were asked for the same meeting, the place and the answer of the one that stays count.</summary>
public sealed class HostHoldings(CommunityDb db) : IOrganisationHoldings
{
    public async Task MoveAsync(long from, long into, CancellationToken cancel)
    {
        await db.Events.Where(one => one.HostId == from).ExecuteUpdateAsync(set => set.SetProperty(static one => one.HostId, into), cancel);
        await db.HostRequests.Where(one => one.OrganisationId == from && db.HostRequests.Any(other => other.EventId == one.EventId && other.OrganisationId == into)).ExecuteDeleteAsync(cancel);
        await db.HostRequests.Where(one => one.OrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, into), cancel);
        await db.RotationHosts.Where(one => one.OrganisationId == from && db.RotationHosts.Any(other => other.GroupId == one.GroupId && other.OrganisationId == into)).ExecuteDeleteAsync(cancel);
        await db.RotationHosts.Where(one => one.OrganisationId == from).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, into), cancel);
    }
}
