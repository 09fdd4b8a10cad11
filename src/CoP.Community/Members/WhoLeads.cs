using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Members;

/// <summary>Who does now what the leads of a working group do.</summary>
public sealed class WhoLeads(CommunityDb db, TimeProvider clock)
{
    /// <summary>All who lead it, also those who are away.</summary>
    /// <param name="groupId">Null for no group, which nobody leads.</param>
    /// <param name="except">Who does not count, e.g. because they do not look after themselves.</param>
    public IQueryable<Member> All(long? groupId, long? except = null) => db.Members.Active(clock.GetUtcNow())
        .Where(member => member.Id != except && groupId != null && member.Memberships.Any(own => own.IsLead && own.GroupId == groupId));

    /// <summary>Those of them who are there; while none is, whom they have named to stand in and who may do what they do. Nobody where there is neither.</summary>
    public async Task<IQueryable<Member>> PresentAsync(long? groupId, CancellationToken cancel, long? except = null)
    {
        var (now, all) = (clock.GetUtcNow(), All(groupId, except));
        return await all.Present(now).AnyAsync(cancel) ? all.Present(now)
            : db.Members.Holders(Permission.LeadOrCoordinate, now, groupId ?? 0).Where(member => member.Id != except && all.Any(lead => lead.DeputyId == member.Id)).Present(now);
    }
}
