using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>The lists of action points, each of what its reader may see.</summary>
public sealed class ActionPointLists(CommunityDb db, ActionPointAccess access, TimeProvider clock)
{
    /// <summary>What somebody has to do, or is asked to: what is due first, then what has no day.</summary>
    public IQueryable<ActionPoint> Mine(Member actor)
    {
        var (id, organisation) = (actor.Id, actor.OrganisationId);
        return Ordered(Open(access.Seen(actor)).Where(point => point.OwnerId == id || point.HandToId == id || point.Helpers.Any(helper => helper.MemberId == id)
            || (point.OwnerId == null && point.OrganisationId != null && point.OrganisationId == organisation)));
    }

    /// <summary>What somebody gave others to do; what waits to be confirmed comes first.</summary>
    public IQueryable<ActionPoint> Given(Member actor) => access.Seen(actor)
        .Where(point => point.GivenById == actor.Id && (point.OwnerId != actor.Id || point.OwnerId == null)
            && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open || (point.State == ActionPointState.Done && point.NeedsConfirmation)))
        .OrderByDescending(static point => point.State == ActionPointState.Done).ThenBy(static point => point.DueAt == null).ThenBy(static point => point.DueAt).ThenBy(static point => point.Id);

    /// <summary>What the people of somebody's groups have to do.</summary>
    public IQueryable<ActionPoint> OfGroups(Member actor)
    {
        var groups = actor.Memberships.Select(static membership => membership.GroupId).ToList();
        return Ordered(Open(access.Seen(actor)).Where(point => point.GroupId != null && groups.Contains(point.GroupId.Value)));
    }

    public IQueryable<ActionPoint> AllOpen(Member actor) => Ordered(Open(access.Seen(actor)));

    /// <summary>What was done since the quarter began.</summary>
    public IQueryable<ActionPoint> DoneSince(Member actor, DateTimeOffset start) => access.Seen(actor)
        .Where(point => (point.State == ActionPointState.Done || point.State == ActionPointState.Confirmed) && point.DoneAt >= start)
        .OrderByDescending(static point => point.DoneAt).ThenByDescending(static point => point.Id);

    /// <summary>What a group's people have to do, as its leads read it.</summary>
    public IQueryable<ActionPoint> OfGroup(long groupId) => Ordered(Open(access.Whole()).Where(point => point.GroupId == groupId));

    /// <summary>Those of a reminder that its reader has to do still.</summary>
    public async Task<List<ActionPoint>> StillOpenAsync(IReadOnlyCollection<long> ids, long ownerId, CancellationToken cancel) =>
        await Open(access.Whole()).Where(point => ids.Contains(point.Id) && point.OwnerId == ownerId).ToListAsync(cancel);

    /// <summary>Those that wait for somebody's yes, for themselves or for their organisation.</summary>
    public async Task<List<ActionPoint>> StillAskedAsync(IReadOnlyCollection<long> ids, Member reader, CancellationToken cancel) =>
        (await Ordered(access.Whole().Where(point => ids.Contains(point.Id) && point.State == ActionPointState.Proposed)).ToListAsync(cancel)).FindAll(point => point.IsOf(reader));

    /// <summary>By what their owner calls them.</summary>
    public async Task<Dictionary<int, long>> NumberedAsync(Member actor, CancellationToken cancel) =>
        await Open(db.ActionPoints).Where(point => point.OwnerId == actor.Id && point.Number != null).ToDictionaryAsync(static point => point.Number!.Value, static point => point.Id, cancel);

    /// <summary>The instant at which the quarter began that it is now in a zone.</summary>
    public DateTimeOffset QuarterStart(TimeZoneInfo zone)
    {
        var (today, _) = WallClock.Show(clock.GetUtcNow(), zone);
        return WallClock.InstantOf(new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1), TimeOnly.MinValue, zone);
    }

    private static IQueryable<ActionPoint> Open(IQueryable<ActionPoint> all) => all.Where(static point => point.State == ActionPointState.Proposed || point.State == ActionPointState.Open);

    internal static IQueryable<ActionPoint> Ordered(IQueryable<ActionPoint> all) =>
        all.OrderBy(static point => point.DueAt == null).ThenBy(static point => point.DueAt).ThenByDescending(static point => point.Priority == ActionPriority.High).ThenBy(static point => point.Id);
}
