namespace CoP.Delivery.Tests.Simulation;

/// <summary>A meeting as the model knows it.</summary>
/// <param name="Group">Null for a roundtable.</param>
internal sealed record Gathering(long? Group, DateOnly Day)
{
    public DateTimeOffset StartsAt => Almanac.At(Day, Group is null ? new TimeOnly(9, 0) : new TimeOnly(10, 0));

    public DateTimeOffset EndsAt => StartsAt.AddHours(Group is null ? 4 : 2);

    /// <summary>Who has sent what their group brings.</summary>
    public HashSet<long> Sent { get; } = [];

    public DateTimeOffset? LookedAt { get; set; }

    public DateOnly? PromptedOn { get; set; }

    public int? Stage { get; set; }

    public bool IsListed { get; set; }

    public bool IsAgendaAsked { get; set; }

    public bool IsPacked { get; set; }

    public int Minutes { get; set; }

    public DateOnly? MinutesOn { get; set; }

    public bool IsClosed { get; set; }

    public string Name => FormattableString.Invariant($"{(Group is { } group ? $"group {group}" : "all")} {Day:O}");
}

/// <summary>What is due of roundtables, of the monthly meetings of groups and of the page for the chair, from the calendar alone.</summary>
internal sealed class Meetings(Folk folk, Ledger ledger, IReadOnlyList<long> groups)
{
    private static readonly int[] Chasers = [14, 7, 3];

    private readonly HashSet<DateOnly> _months = [];

    public List<Gathering> All { get; } =
    [
        .. Enumerable.Range(0, 8).Select(static at => new Gathering(Group: null, Almanac.WeekdayOf(2027 + (at / 4), 3 * ((at % 4) + 1), 2, DayOfWeek.Thursday))),
        .. groups.SelectMany(static (group, at) => PlanOf(at) is not (var week, var weekday) ? [] : Enumerable.Range(0, 25).Select(month => new Gathering(group, Almanac.WeekdayOf(2027 + (month / 12), (month % 12) + 1, week, weekday)))),
    ];

    /// <summary>When a group meets, by its place; null for one that has no monthly meetings.</summary>
    public static (int Week, DayOfWeek Weekday)? PlanOf(int at) => at switch
    {
        0 => (1, DayOfWeek.Tuesday),
        5 => (5, DayOfWeek.Friday),
        _ => null,
    };

    public static string Asked(Gathering one, long group, long member, bool isFirst, DateOnly on) => FormattableString.Invariant($"{(isFirst ? "prompt" : "chaser")} of {group} for {one.Name} to {member} on {on:O}");

    public static string Said(string what, Gathering one, long member, DateOnly? on = null) => FormattableString.Invariant($"{what} of {one.Name} to {member} on {on:O}");

    public static string Month(DateOnly month, long member) => FormattableString.Invariant($"page of {month:yyyy-MM} to {member}");

    public void Look(DateTimeOffset now)
    {
        if (!Almanac.IsTime(now))
        {
            return;
        }

        var today = Almanac.Day(now);
        foreach (var one in All.Where(one => !one.IsClosed && (one.LookedAt is not { } last || Almanac.Day(last) < today || (last < one.EndsAt && now >= one.EndsAt))))
        {
            one.LookedAt = now;
            if (now < one.EndsAt && one.Group is null)
            {
                Roundtable(one, today, now);
            }
            else if (now < one.EndsAt)
            {
                Group(one, today, now);
            }
            else
            {
                Minutes(one, today, now);
            }
        }

        Page(today, now);
    }

    private void Roundtable(Gathering one, DateOnly today, DateTimeOffset now)
    {
        var isAhead = now < one.StartsAt;
        if (isAhead && !one.IsPacked && today >= one.Day.AddDays(-21))
        {
            Prompt(one, today, now);
        }

        var (agenda, pack) = (today >= Almanac.WorkdayBefore(one.Day.AddDays(-3)), today >= Almanac.WorkdayBefore(one.Day.AddDays(-1)));
        if (isAhead && agenda && (!one.IsAgendaAsked || (pack && !one.IsPacked)))
        {
            one.IsAgendaAsked = true;
            Tell("agenda wanted", "agenda", one, folk.Coordinators(now), now, today);
        }

        if (pack && !one.IsPacked)
        {
            one.IsPacked = true;
            Tell("pack ready", "pack", one, folk.Steering(now).Union(folk.All.Where(lead => lead.Leads && lead.IsActive(now))), now, on: null);
        }
    }

    private void Prompt(Gathering one, DateOnly today, DateTimeOffset now)
    {
        var (stage, isFirst) = (Chasers.Where(ahead => today >= one.Day.AddDays(-ahead)).Select(static ahead => (int?)ahead).LastOrDefault(), one.PromptedOn is null);
        if (!isFirst && !(stage < (one.Stage ?? int.MaxValue)))
        {
            return;
        }

        one.PromptedOn ??= today;
        one.Stage = stage;
        foreach (var group in groups.Where(group => !one.Sent.Contains(group)))
        {
            foreach (var to in folk.Present(group, now))
            {
                ledger.Expect(isFirst ? "roundtable: prompt" : "roundtable: chaser", Asked(one, group, to.Id, isFirst, today), to.Id, at => Promises.Leaves(to, at, onWorkdays: true), now, () => to.IsActive(now) && (isFirst || !one.IsPacked || one.Sent.Contains(group)));
            }
        }

        if (!isFirst && groups.Any(group => !one.Sent.Contains(group)))
        {
            Tell("roundtable: who is missing", "missing", one, folk.Coordinators(now), now, today);
        }
    }

    private void Group(Gathering one, DateOnly today, DateTimeOffset now)
    {
        if (now >= one.StartsAt)
        {
            return;
        }

        if (one.PromptedOn is null && today >= one.Day.AddDays(-5))
        {
            one.PromptedOn = today;
            Tell("group meeting: points wanted", "points", one, folk.All.Where(member => member.Group == one.Group && member.IsActive(now) && !member.IsAway(now)), now, today);
        }
        else if (one is { PromptedOn: { } prompted, IsListed: false } && prompted < today && today >= one.Day.AddDays(-2))
        {
            one.IsListed = true;
            Tell("group meeting: points listed", "listed", one, folk.Stewards(one.Group, now), now, today);
        }
    }

    private void Minutes(Gathering one, DateOnly today, DateTimeOffset now)
    {
        if (one.Minutes < 3 && (one.MinutesOn is not { } last || today >= Almanac.Workdays(last, 2 * one.Minutes)))
        {
            (one.Minutes, one.MinutesOn) = (one.Minutes + 1, today);
            Tell(one.Group is null ? "roundtable: minutes wanted" : "group meeting: minutes wanted", "minutes", one, one.Group is null ? folk.Coordinators(now) : folk.Stewards(one.Group, now), now, today);
        }
    }

    private void Page(DateOnly today, DateTimeOffset now)
    {
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (month >= Almanac.First && _months.Add(month))
        {
            foreach (var chair in folk.All.Where(one => one.Role == Community.Members.Role.Chair && one.IsActive(now)))
            {
                ledger.Expect("page of a month", Month(month, chair.Id), chair.Id, at => Promises.Leaves(chair, at, isNudge: true, onWorkdays: true), now);
            }
        }
    }

    private void Tell(string kind, string what, Gathering one, IEnumerable<Villager> members, DateTimeOffset now, DateOnly? on)
    {
        foreach (var to in members.ToList())
        {
            ledger.Expect(kind, Said(what, one, to.Id, on), to.Id, at => Promises.Leaves(to, at, onWorkdays: true), now);
        }
    }
}
