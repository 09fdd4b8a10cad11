using CoP.Community.Members;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>A member as the model knows them.</summary>
internal sealed record Villager(long Id, Role Role, long? Group, bool Leads, TimeZoneInfo Zone)
{
    public bool IsSuspended { get; set; }

    /// <summary>The instant at which a guest's stay ends.</summary>
    public DateTimeOffset? GuestUntil { get; init; }

    /// <summary>Until when they are away; null once they were welcomed back.</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    public long? Deputy { get; set; }

    public bool IsActive(DateTimeOffset now) => !IsSuspended && !(GuestUntil <= now);

    public bool IsAway(DateTimeOffset now) => AwayUntil > now;
}

/// <summary>Who looks after what, reckoned from what people did.</summary>
internal sealed class Folk
{
    private readonly Dictionary<long, Villager> _all = [];

    public IReadOnlyCollection<Villager> All => _all.Values;

    public Villager this[long id] => _all[id];

    public void Add(Villager one) => _all.Add(one.Id, one);

    public IEnumerable<Villager> Coordinators(DateTimeOffset now) => All.Where(one => one.Role == Role.ContentCoordinator && one.IsActive(now));

    public IEnumerable<Villager> Steering(DateTimeOffset now) => All.Where(one => Steers(one) && one.IsActive(now));

    public IEnumerable<Villager> Leads(long? group, DateTimeOffset now, long? except = null) => All.Where(one => one.Leads && group is not null && one.Group == group && one.Id != except && one.IsActive(now));

    /// <summary>Those leads who are there, or whom they have named and who may do the same.</summary>
    public List<Villager> Present(long? group, DateTimeOffset now, long? except = null)
    {
        var leads = Leads(group, now, except).ToList();
        var there = leads.FindAll(one => !one.IsAway(now));
        return there.Count > 0 ? there
            : [.. leads.Select(static one => one.Deputy).OfType<long>().Distinct().Select(id => _all[id]).Where(one => one.Id != except && one.IsActive(now) && !one.IsAway(now) && (Steers(one) || (one.Leads && one.Group == group)))];
    }

    /// <summary>Else coordinators who are there, else leads who are not, else coordinators.</summary>
    public List<Villager> Overseers(long? group, DateTimeOffset now, long? except)
    {
        List<Villager>[] all = [Present(group, now, except), [.. Coordinators(now).Where(one => !one.IsAway(now))], [.. Leads(group, now, except)], [.. Coordinators(now)]];
        return Array.Find(all, static some => some.Count > 0) ?? [];
    }

    /// <summary>Who is asked for the minutes, and reads which points there are.</summary>
    public List<Villager> Stewards(long? group, DateTimeOffset now) => Present(group, now) is { Count: > 0 } there ? there : [.. Coordinators(now)];

    /// <summary>To whom something goes that its owner cannot do.</summary>
    public long? Heir(Promise one, bool isAway, DateTimeOffset now)
    {
        List<Villager>[] all = [Overseers(one.Group, now, one.Owner), [.. Coordinators(now)], [.. Steering(now)]];
        return all.Select(some => some.FindAll(heir => !heir.IsAway(now))).Concat(isAway ? [] : all).Select(some => some.FindAll(heir => heir.Id != one.Owner)).FirstOrDefault(static some => some.Count > 0)?
            .OrderByDescending(heir => heir.Id == one.Giver).ThenBy(static heir => heir.Id).First().Id;
    }

    private static bool Steers(Villager one) => one.Role is Role.ContentCoordinator or Role.Administrator or Role.Chair;
}
