using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Hosting;

/// <summary>Who hosts after whom.</summary>
/// <param name="Hosts">Organisations by id, in their order.</param>
public sealed record HostOrder(IReadOnlyList<long> Hosts)
{
    /// <summary>All of them, beginning with the one after <paramref name="host"/>; from the first where that is none of them.</summary>
    public IEnumerable<long> After(long? host)
    {
        var next = Hosts.TakeWhile(other => other != host).Count() + 1;
        return Hosts.Skip(next).Concat(Hosts.Take(next));
    }
}

/// <summary>
/// The order in which organisations host a group's meetings: as whoever leads the group has set it, or else the organisations of its members by the
/// alphabet.
/// </summary>
public sealed class HostRotation(CommunityDb db, TimeProvider clock)
{
    public Task<bool> IsSetAsync(long groupId, CancellationToken cancel) => db.RotationHosts.AnyAsync(one => one.GroupId == groupId, cancel);

    public async Task<IQueryable<Organisation>> OrderAsync(long groupId, CancellationToken cancel) => await IsSetAsync(groupId, cancel)
        ? db.RotationHosts.Where(one => one.GroupId == groupId).OrderBy(static one => one.Position).Select(static one => one.Organisation!)
        : ByAlphabet(groupId);

    public async Task<HostOrder> ReadAsync(long groupId, CancellationToken cancel) =>
        new(await (await OrderAsync(groupId, cancel)).Select(static one => one.Id).ToListAsync(cancel));

    /// <summary>For a repeated event: nobody where its kind has no rotation.</summary>
    public async Task<HostOrder> ReadAsync(Event one, CancellationToken cancel) =>
        one is { Kind: EventKind.GroupMeeting, GroupId: { } group } ? await ReadAsync(group, cancel) : one.Kind == EventKind.Roundtable ? await OfRoundtablesAsync(cancel) : new HostOrder([]);

    /// <summary>For the meetings of all: whoever has hosted none, by the alphabet, and then whose last one is longest ago.</summary>
    public async Task<HostOrder> OfRoundtablesAsync(CancellationToken cancel) => new(await db.Organisations
        .Where(host => db.Members.Active(clock.GetUtcNow()).Any(member => member.OrganisationId == host.Id))
        .Select(host => new { host.Id, host.Name, Last = db.Events.Where(one => one.Kind == EventKind.Roundtable && one.HostId == host.Id && one.State != EventState.Cancelled).Max(static one => (DateTimeOffset?)one.StartsAt) })
        .OrderBy(static host => host.Last).ThenBy(static host => host.Name).ThenBy(static host => host.Id).Select(static host => host.Id).ToListAsync(cancel));

    /// <summary>The next who can host a meeting: who has not said no to it, has members, and hosts nothing else at that time.</summary>
    /// <param name="after">Who cannot.</param>
    public async Task<long?> NextAsync(Event one, long after, CancellationToken cancel)
    {
        var order = (await ReadAsync(one, cancel)).After(after).Where(host => host != after).ToList();
        var able = await db.Organisations.Where(host => order.Contains(host.Id)).Where(host => db.Members.Active(clock.GetUtcNow()).Any(member => member.OrganisationId == host.Id)
            && !SaidNo(one.Id).Contains(host.Id)
            && !db.Events.Any(other => other.HostId == host.Id && other.Id != one.Id && other.State != EventState.Cancelled && other.StartsAt < one.EndsAt && one.StartsAt < other.EndsAt))
            .Select(static host => host.Id).ToListAsync(cancel);
        return order.Where(able.Contains).Select(static host => (long?)host).FirstOrDefault();
    }

    /// <summary>Those who cannot host a meeting, as they have said.</summary>
    public IQueryable<long> SaidNo(long eventId) => db.HostRequests
        .Where(one => one.EventId == eventId && (one.State == HostRequestState.Declined || one.State == HostRequestState.Swapped)).Select(static one => one.OrganisationId);

    private IQueryable<Organisation> ByAlphabet(long groupId)
    {
        var members = db.Members.Active(clock.GetUtcNow()).Where(member => member.Memberships.Any(own => own.GroupId == groupId));
        return db.Organisations.Where(one => members.Any(member => member.OrganisationId == one.Id)).OrderBy(static one => one.Name).ThenBy(static one => one.Id);
    }
}
