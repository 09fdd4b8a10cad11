using CoP.Community.ActionPoints;
using CoP.Community.Delivery;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>An action point as the model knows it, from what people did to it.</summary>
internal sealed class Promise
{
    public required long Id { get; init; }

    public required long Giver { get; init; }

    public required long? Group { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Owner { get; set; }

    public bool IsOpen { get; set; } = true;

    public bool IsProposed { get; set; }

    public long? HandTo { get; set; }

    public DateOnly? Due { get; set; }

    /// <summary>The day from which weeks are counted where it has no day.</summary>
    public DateOnly Since { get; set; }

    public int? Stage { get; set; }

    public DateOnly? ToldOn { get; set; }

    public DateOnly? Snoozed { get; set; }

    public DateTimeOffset? PassOnAt { get; set; }

    public int Nudged { get; set; }

    public DateTimeOffset ListedAt { get; set; }

    public DateTimeOffset? DueAt => Due is { } day ? Almanac.EndOf(day) : null;

    public bool IsLate(DateTimeOffset now) => IsOpen && DueAt <= now;
}

/// <summary>What is due of action points: who is reminded of what on which day, who hears that something is late, who reads the list of a week, and to whom goes what nobody does.</summary>
internal sealed class Promises(Folk folk, Ledger ledger)
{
    private static readonly int[] Stages = [-7, -1, 0, 1, 3, 7];

    private readonly Dictionary<long, Promise> _all = [];
    private readonly HashSet<(long Member, DateOnly On)> _remindedOn = [];

    /// <summary>What was said to whom about what on which day: as to whoever does it, and as to whoever looks after it.</summary>
    private readonly Dictionary<(long Member, long Of, DateOnly On, bool IsOwner), string> _heard = [];

    public IEnumerable<Promise> Open => _all.Values.Where(static one => one.IsOpen);

    public Promise this[long id] => _all[id];

    public int Count => _all.Count;

    public static string Due(long id, long member, DateOnly on) => FormattableString.Invariant($"due {id} to {member} on {on:O}");

    public static string Late(long id, int stage, long member, DateTimeOffset due) => FormattableString.Invariant($"late{stage} {id} to {member} since {due.UtcTicks}");

    public static string Week(long group, long member, DateOnly week, IEnumerable<long> ids) => FormattableString.Invariant($"week {group} to {member} of {week:O}: {string.Join(',', ids.Order())}");

    public static string Heir(long id, long member, ActionNews what) => FormattableString.Invariant($"heir {id} to {member}, {what}");

    public static string Chased(long id, long member, DateOnly on) => FormattableString.Invariant($"chased {id} to {member} on {on:O}");

    public static string Welcome(long member, DateTimeOffset until) => FormattableString.Invariant($"welcome {member} {until.UtcTicks}");

    /// <summary>When a notice to somebody leaves.</summary>
    public static DateTimeOffset Leaves(Villager to, DateTimeOffset now, bool isNudge = false, bool onWorkdays = false)
    {
        var isAway = isNudge && to.IsAway(now);
        var from = Almanac.Day(isAway ? to.AwayUntil!.Value : Almanac.AfterQuiet(now, to.Zone), to.Zone);
        return isAway || (onWorkdays && !Almanac.IsWorkday(from)) ? Almanac.Morning(from, to.Zone) : Almanac.AfterQuiet(now, to.Zone);
    }

    /// <summary>Until when somebody has to take what was left.</summary>
    public static DateTimeOffset PassOnAt(DateTimeOffset now) => Almanac.At(Almanac.Workdays(Almanac.Day(now), 3), new TimeOnly(8, 30));

    public void Add(Promise one, DateTimeOffset now)
    {
        _all.Add(one.Id, one);
        Restart(one, one.Owner, now, isNew: true);
    }

    /// <summary>It stands anew, and perhaps with somebody else.</summary>
    public void Restart(Promise one, long owner, DateTimeOffset now, bool isNew = false)
    {
        var isOther = isNew || one.Owner != owner;
        (one.Owner, one.ToldOn) = (owner, isOther ? null : one.ToldOn);
        var today = Almanac.Day(now, folk[owner].Zone);
        (one.Since, one.Snoozed, one.Stage) = (today, null, one.Due is { } due ? StageOn(due, today) : null);
        one.Nudged = one.DueAt > now ? 0 : one.Nudged;
        one.PassOnAt = !isOther ? one.PassOnAt : folk[owner].IsAway(now) ? PassOnAt(now) : null;
    }

    public static void Told(Promise one, DateOnly today) => (one.ToldOn, one.Stage) = (today, one.Due is { } due ? StageOn(due, today) : null);

    /// <summary>The day on which somebody hears of what is asked of them now.</summary>
    public DateOnly HearsOn(Promise one, DateTimeOffset now) => Almanac.Workday(Almanac.Day(Almanac.AfterQuiet(now, folk[one.Owner].Zone), folk[one.Owner].Zone));

    public bool MayBeChased(Promise one, DateTimeOffset now) => !folk[one.Owner].IsAway(now) && one.ToldOn != HearsOn(one, now);

    public void Chase(Promise one, long by, DateTimeOffset now)
    {
        var (on, owner) = (HearsOn(one, now), folk[one.Owner]);
        Told(one, on);
        if (by != one.Owner)
        {
            ledger.Expect("asked by somebody", Chased(one.Id, one.Owner, on), one.Owner, at => Leaves(owner, at, isNudge: true, onWorkdays: true), now, () => one.IsOpen);
        }
    }

    /// <summary>All that waits for whoever is back stands in one message.</summary>
    public void Back(Villager who, DateTimeOffset now)
    {
        (who.AwayUntil, who.Deputy) = (null, null);
        foreach (var one in Open.Where(one => one.Owner == who.Id))
        {
            one.PassOnAt = null;
            Told(one, Almanac.Day(now, who.Zone));
        }

        ledger.Release(who.Id, now);
    }

    /// <summary>What the works have to have done at this instant, once the list of the week was called for, if it was.</summary>
    public void Look(DateTimeOffset now)
    {
        foreach (var who in folk.All.Where(who => who.IsActive(now) && who.AwayUntil <= now && Almanac.IsTime(now, who.Zone)))
        {
            ledger.Expect("welcomed back", Welcome(who.Id, who.AwayUntil!.Value), who.Id, at => Leaves(who, at), now);
            Back(who, now);
        }

        foreach (var one in Open.ToList())
        {
            Inherit(one, now);
        }

        foreach (var who in folk.All.Where(who => who.IsActive(now) && who.AwayUntil is null && Almanac.IsTime(now, who.Zone)))
        {
            Remind(who, Almanac.Day(now, who.Zone), now);
        }

        foreach (var one in Open.Where(_ => Almanac.IsTime(now)))
        {
            Nudge(one, now);
        }
    }

    /// <summary>The list of the week, to the groups that have not had it.</summary>
    /// <param name="isTold">Whether a group got it; it is not where the program was killed before.</param>
    public void List(DateTimeOffset now, Predicate<long> isTold)
    {
        var (week, begun) = Almanac.Week(now);
        if (!Almanac.IsTime(now))
        {
            return;
        }

        foreach (var group in Open.Where(static one => one.Group is not null).GroupBy(static one => one.Group!.Value).Where(group => group.Any(one => one.ListedAt < begun) && isTold(group.Key)).ToList())
        {
            var listed = group.ToList();
            listed.ForEach(one => one.ListedAt = now);
            foreach (var to in folk.Overseers(group.Key, now, except: null))
            {
                ledger.Expect("list of the week", Week(group.Key, to.Id, week, listed.Select(static one => one.Id)), to.Id, at => Leaves(to, at, isNudge: true, onWorkdays: true), now, () => listed.Exists(static one => one.IsOpen));
            }
        }
    }

    /// <summary>Nobody hears of the same thing twice on a day.</summary>
    /// <param name="isOwner">As whoever does it; else as whoever looks after it.</param>
    public void Heard(Notice notice, long member, IEnumerable<long> ids, DateTimeOffset now, bool isOwner)
    {
        foreach (var id in ids.Where(id => isOwner || _all[id].IsLate(now)))
        {
            var key = (member, id, Almanac.Day(now, folk[member].Zone), isOwner);
            var name = FormattableString.Invariant($"{notice.DedupeKey} at {now.UtcDateTime:HH:mm}");
            ledger.Fault(_heard.TryGetValue(key, out var before), now, FormattableString.Invariant($"{id} to {member} in {name}"), $"nudged twice on one day, by {before}");
            _heard[key] = name;
        }
    }

    private void Inherit(Promise one, DateTimeOffset now)
    {
        var owner = folk[one.Owner];
        if (owner.IsActive(now) && !(one.PassOnAt <= now))
        {
            return;
        }

        if (owner.IsActive(now) && !owner.IsAway(now))
        {
            one.PassOnAt = null;
        }
        else if (folk.Heir(one, owner.IsActive(now), now) is { } heir)
        {
            (one.HandTo, one.IsProposed) = (null, false);
            var what = owner.IsActive(now) ? ActionNews.PassedOn : ActionNews.Inherited;
            Restart(one, heir, now);
            ledger.Expect(what == ActionNews.PassedOn ? "passed on" : "inherited", Heir(one.Id, heir, what), heir, at => Leaves(folk[heir], at, onWorkdays: true), now, () => folk[heir].IsActive(now));
        }
    }

    private void Remind(Villager who, DateOnly today, DateTimeOffset now)
    {
        var due = Open.Where(one => one.Owner == who.Id && IsDue(one, today)).ToList();
        if (due.Count > 0 && _remindedOn.Add((who.Id, today)))
        {
            foreach (var one in due)
            {
                Told(one, today);
                ledger.Expect($"reminder {NameOf(one.Stage)}", Due(one.Id, who.Id, today), who.Id, at => Leaves(who, at, onWorkdays: true), now);
            }
        }
    }

    private static string NameOf(int? stage) => stage switch
    {
        null => "without a day",
        -7 => "a week ahead",
        -1 => "a day ahead",
        0 => "on the day",
        1 or 3 or 7 => FormattableString.Invariant($"after {stage}"),
        _ => "weekly after",
    };

    private static bool IsDue(Promise one, DateOnly today)
    {
        if (one.Snoozed > today || one.ToldOn >= today)
        {
            return false;
        }

        if (one.Due is not { } due)
        {
            var since = one.ToldOn > one.Since ? one.ToldOn.Value : one.Since;
            return (one.Snoozed is { } rest && !(one.ToldOn >= rest)) || today.DayNumber - since.DayNumber >= 7;
        }

        return StageOn(due, today) is { } stage && !(stage <= one.Stage);
    }

    private static int? StageOn(DateOnly due, DateOnly day)
    {
        var days = day.DayNumber - due.DayNumber;
        return days >= 14 ? days - (days % 7) : Stages.Where(stage => stage <= days).Select(static stage => (int?)stage).DefaultIfEmpty().Max();
    }

    private void Nudge(Promise one, DateTimeOffset now)
    {
        if (one.DueAt is not { } due || (due <= now.AddDays(-7) ? 2 : due <= now.AddDays(-3) ? 1 : 0) is var stage && stage <= one.Nudged)
        {
            return;
        }

        var (isFirst, overseers, isListed) = (one.Nudged == 0, folk.Overseers(one.Group, now, one.Owner), IsListed(one, now));
        one.Nudged = stage;
        Func<bool> still = () => one.IsOpen && one.DueAt <= due;
        foreach (var to in isFirst && !isListed ? overseers : [])
        {
            ledger.Expect("late, to leads", Late(one.Id, 1, to.Id, due), to.Id, at => Leaves(to, at, isNudge: true, onWorkdays: true), now, () => still() && to.IsActive(now));
        }

        foreach (var to in stage == 2 ? folk.Coordinators(now).Where(to => to.Id != one.Owner && !((isFirst || isListed) && overseers.Contains(to))) : [])
        {
            ledger.Expect("late, to coordinators", Late(one.Id, 2, to.Id, due), to.Id, at => Leaves(to, at, isNudge: true, onWorkdays: true), now, still);
        }
    }

    /// <summary>In the list of this day, or in one of this week that is yet to come.</summary>
    private static bool IsListed(Promise one, DateTimeOffset now) =>
        one.Group is not null && ((one.ListedAt > one.At && Almanac.Day(one.ListedAt) == Almanac.Day(now)) || one.ListedAt < Almanac.Week(now).At);
}
