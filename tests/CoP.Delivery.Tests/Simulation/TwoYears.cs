using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Community.Updates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>One run: what people do, when the program looks, and when it is down or killed.</summary>
internal sealed class TwoYears(int seed) : IAsyncDisposable
{
    private const int Wanted = 300;

    private static readonly string[] Works =
        ["absence-ends", "action-heirs", "action-reminders", "action-nudges", "roundtable-dates", "group-meeting-dates", "roundtables", "event-hosts", "event-host-reminders", "management-updates"];

    private static readonly TimeOnly[] Odd = [new(0, 40), new(6, 10), new(7, 10), new(10, 45), new(17, 50), new(18, 20), new(20, 30), new(23, 10)];

    private readonly Random _random = new(seed);
    private readonly Folk _folk = new();
    private readonly Dictionary<long, Gathering> _cycles = [];
    private readonly Dictionary<long, (Gathering One, long Group)> _contributions = [];
    private Town _town = null!;
    private Promises _promises = null!;
    private Meetings _meetings = null!;
    private List<long> _groups = [];
    private long _coordinator;
    private DateTimeOffset _calledAt;

    public Ledger Ledger { get; } = new();

    public int Kills => _town.Kills;

    public int DownDays { get; private set; }

    public int Promised => _promises.Count;

    public int Looks { get; private set; }

    public int Left { get; private set; }

    public int Orphaned { get; private set; }

    public async Task RunAsync()
    {
        await SettleAsync();
        var up = Almanac.First;
        for (var day = Almanac.First; day < Almanac.End; day = day.AddDays(1))
        {
            if (day < up)
            {
                DownDays++;
                continue;
            }

            foreach (var time in TimesOf(day))
            {
                await LookAsync(Almanac.At(day, time));
            }

            if (_random.Next(5) < 2)
            {
                await LiveAsync(Almanac.At(day, Almanac.IsWorkday(day) ? new TimeOnly(_random.Next(13, 17), 50) : new TimeOnly(23, 20)));
            }

            up = _random.Next(30) == 0 ? day.AddDays(_random.Next(2, 8)) : up;
        }
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private List<TimeOnly> TimesOf(DateOnly day) =>
        Almanac.IsWorkday(day) ? [.. new TimeOnly[] { new(9, 5), new(13, 20), Odd[_random.Next(Odd.Length)] }.Take(Chance(2) ? 3 : 2).Order()] : [new(_random.Next(24), 15)];

    private async Task SettleAsync()
    {
        _town = await Town.BuildAsync(Almanac.At(Almanac.First, TimeOnly.MinValue));
        _calledAt = _town.Now;
        _groups = await _town.ChangeAsync(static async db =>
        {
            var all = Enumerable.Range(0, 6).Select(static at => new Group { Slug = $"group-{at}", Names = new() { [Languages.English] = $"Group {at}" }, Keywords = [] }).ToList();
            db.AddRange(all);
            await db.SaveChangesAsync();
            return all.ConvertAll(static group => group.Id);
        });
        _coordinator = await JoinAsync("Coordinator", Role.ContentCoordinator);
        await JoinAsync("Other coordinator", Role.ContentCoordinator);
        await JoinAsync("Administrator", Role.Administrator);
        await JoinAsync("Chair", Role.Chair);
        foreach (var (group, at) in _groups.Select(static (group, at) => (group, at)))
        {
            await JoinAsync($"Lead {at}", Role.Member, group, leads: true);
            await JoinAsync($"Co-lead {at}", Role.Member, group, leads: true, zone: at == 0 ? "Europe/London" : null);
            foreach (var nth in Enumerable.Range(0, 4))
            {
                var isGuest = nth == 3 && at < 4;
                await JoinAsync(
                    $"Member {at}.{nth}", isGuest ? Role.Guest : Role.Member, group, zone: (at, nth) switch { (1, 0) => "America/Bogota", (2, 1) => "Asia/Kolkata", (3, 0) => "Europe/London", _ => null },
                    guestUntil: isGuest ? Almanac.EndOf(Almanac.First.AddDays(150 * (at + 1))) : null);
            }
        }

        (_promises, _meetings) = (new Promises(_folk, Ledger), new Meetings(_folk, Ledger, _groups));
        foreach (var (group, at) in _groups.Select(static (group, at) => (group, at)))
        {
            if (Meetings.PlanOf(at) is not (var week, var weekday))
            {
                continue;
            }

            var (_, set) = await _town.ActAsync(_folk.Leads(group, _town.Now).First().Id, (SetMeetingPlan plans, Member me) => plans.HandleAsync(me, group, week, weekday, new TimeOnly(10, 0), default));
            Assert.Null(set!.Refusal);
        }
    }

    private async Task<long> JoinAsync(string name, Role role, long? group = null, bool leads = false, string? zone = null, DateTimeOffset? guestUntil = null)
    {
        var id = await _town.ChangeAsync(async db =>
        {
            var member = db.Members.Add(new Member { Name = name, Language = Languages.English, JoinedAt = _town.Now, Role = role, TimeZone = zone, GuestUntil = guestUntil }).Entity;
            var place = db.Conversations.Add(new Conversation { Channel = DispatcherFixture.Boundless, ExternalId = name, Kind = ConversationKind.Personal }).Entity;
            await db.SaveChangesAsync();
            db.Add(new Address { MemberId = member.Id, Channel = DispatcherFixture.Boundless, ExternalId = name, ConversationId = place.Id, Preferred = true, LastSeenAt = _town.Now });
            db.AddRange(group is { } own ? [new GroupMembership { GroupId = own, MemberId = member.Id, IsLead = leads }] : []);
            await db.SaveChangesAsync();
            return member.Id;
        });
        _folk.Add(new Villager(id, role, group, leads, zone is null ? Almanac.Nairobi : TimeZoneInfo.FindSystemTimeZoneById(zone)) { GuestUntil = guestUntil });
        return id;
    }

    /// <summary>The program looks at what is due, and is killed now and then.</summary>
    private async Task LookAsync(DateTimeOffset at)
    {
        Looks++;
        await _town.GoToAsync(at);
        await CompareAsync();
        (_town.Armed, _town.ArmedAfter) = _random.Next(32) == 0 ? ((KillAt)_random.Next(5), _random.Next(6)) : (_town.Armed, _town.ArmedAfter);
        if (Almanac.HasMorningBetween(_calledAt, at))
        {
            _calledAt = at;
            var isKilled = await _town.CallAsync("action-weeks"); // As Quartz does, which a test of its own watches.
            var told = isKilled ? await _town.ReadAsync(db => db.ActionPoints.Where(point => point.ListedAt >= at && point.CreatedAt < at && point.GroupId != null).Select(static point => point.GroupId!.Value).Distinct().ToListAsync()) : _groups;
            _promises.List(at, told.Contains);
        }

        await _town.DoAsync(Works);
        await _town.GoOnAsync();
        _promises.Look(at);
        _meetings.Look(at);
        await CompareAsync();
        await OwnedAsync();
    }

    /// <summary>Whatever is open has an owner who takes part, and it is whom the model says.</summary>
    private async Task OwnedAsync()
    {
        var now = _town.Now;
        var open = await _town.ReadAsync(static db => db.ActionPoints.Where(static point => point.State == ActionPointState.Open || point.State == ActionPointState.Proposed)
            .Select(static point => new { point.Id, point.OwnerId, IsProposed = point.State == ActionPointState.Proposed }).ToListAsync());
        Orphaned += open.Count(one => one.OwnerId is not { } owner || !_folk[owner].IsActive(now));
        var expected = _promises.Open.Select(static one => (one.Id, (long?)one.Owner, one.IsProposed)).Order().ToList();
        var actual = open.Select(static one => (one.Id, one.OwnerId, one.IsProposed)).Order().ToList();
        Ledger.Fault(!expected.SequenceEqual(actual), now, $"expected {string.Join(' ', expected.Except(actual))}, is {string.Join(' ', actual.Except(expected))}", "not whose the model says");
    }

    private async Task CompareAsync()
    {
        List<(string Key, string Kind, bool IsQuiet, bool IsRest)> all = [];
        while (_town.Platform.TryDequeue(out var one))
        {
            var zone = _folk[one.Member].Zone;
            var (isQuiet, isRest) = (Almanac.IsQuiet(one.At, zone), !Almanac.IsWorkday(Almanac.Day(one.At, zone)));
            var named = await NameAsync(one);
            all.AddRange(named.Select(key => (key, one.Notice.GetType().Name, isQuiet, isRest)));
            Ledger.Fault(named.Count == 0 && isQuiet, one.At, $"{one.Notice}", "in quiet hours");
        }

        Ledger.Compare(_town.Now, all);
    }

    /// <summary>What the model calls it; nothing for what answers what somebody did.</summary>
    private async Task<List<string>> NameAsync(Arrived one)
    {
        var to = one.Member;
        switch (one.Notice)
        {
            case ActionPointsDue due:
                _promises.Heard(one.Notice, to, due.Ids, one.At, isOwner: true);
                return [.. due.Ids.Select(id => Promises.Due(id, to, due.On))];
            case ActionPointChased chased:
                // One that was kept for a morning on which the program was down comes days later, perhaps with the reminder of that day: the one exception.
                _promises.Heard(one.Notice, to, chased.On == Almanac.Day(one.At, _folk[to].Zone) ? [chased.ActionPointId] : [], one.At, isOwner: true);
                return [Promises.Chased(chased.ActionPointId, to, chased.On)];
            case ActionPointLate late:
                _promises.Heard(one.Notice, to, [late.ActionPointId], one.At, isOwner: false);
                return [Promises.Late(late.ActionPointId, late.Stage, to, late.DueAt)];
            case GroupActionPoints week:
                _promises.Heard(one.Notice, to, week.Ids!, one.At, isOwner: false);
                return [Promises.Week(week.GroupId, to, week.Week, week.Ids!)];
            case ActionPointNews { What: ActionNews.Inherited or ActionNews.PassedOn } news:
                return [Promises.Heir(news.ActionPointId, to, news.What)];
            case WelcomedBack back:
                return [Promises.Welcome(to, back.Until)];
            case ManagementUpdate page:
                return [Meetings.Month(page.Month, to)];
            case ContributionAsked asked:
                var (gathering, group) = await ContributionAsync(asked.ContributionId);
                return [Meetings.Asked(gathering, group, to, asked.Why == ContributionAsk.Prompt, asked.On)];
            default:
                return CycleOf(one.Notice) is var (what, cycle, on) ? [Meetings.Said(what, await GatheringAsync(cycle), to, on)] : [];
        }
    }

    private static (string What, long Cycle, DateOnly? On)? CycleOf(Notice notice) => notice switch
    {
        ContributionsMissing missing => ("missing", missing.CycleId, missing.On),
        AgendaWanted agenda => ("agenda", agenda.CycleId, agenda.On),
        PackReady pack => ("pack", pack.CycleId, null),
        MinutesWanted minutes => ("minutes", minutes.CycleId, minutes.On),
        PointsWanted points => ("points", points.CycleId, points.On),
        PointsListed listed => ("listed", listed.CycleId, listed.On),
        _ => null,
    };

    private async Task<Gathering> GatheringAsync(long id)
    {
        if (!_cycles.TryGetValue(id, out var known))
        {
            var cycle = await _town.ReadAsync(db => db.MeetingCycles.AsNoTracking().SingleAsync(one => one.Id == id));
            _cycles[id] = known = _meetings.All.SingleOrDefault(one => one.Group == cycle.GroupId && one.StartsAt == cycle.StartsAt) ?? new Gathering(cycle.GroupId, Almanac.Day(cycle.StartsAt));
        }

        return known;
    }

    private async Task<(Gathering One, long Group)> ContributionAsync(long id)
    {
        if (!_contributions.TryGetValue(id, out var known))
        {
            var one = await _town.ReadAsync(db => db.Contributions.AsNoTracking().SingleAsync(one => one.Id == id));
            _contributions[id] = known = (await GatheringAsync(one.CycleId), one.GroupId);
        }

        return known;
    }

    /// <summary>Some of what people do on a day.</summary>
    private async Task LiveAsync(DateTimeOffset at)
    {
        await _town.GoToAsync(at);
        await CompareAsync();
        for (var more = Chance(2) ? 2 : 1; more > 0 && _promises.Count < Wanted; more--)
        {
            await PromiseAsync();
        }

        foreach (var one in _promises.Open.ToList())
        {
            await ActAsync(one);
        }

        await LeaveOrComeBackAsync();
        await MeetAsync();
        await CompareAsync();
    }

    private List<Villager> Active() => [.. _folk.All.Where(one => one.IsActive(_town.Now))];

    private Villager Anybody() => Active() is var all ? all[_random.Next(all.Count)] : null!;

    private bool Chance(int of) => _random.Next(of) == 0;

    private async Task PromiseAsync()
    {
        var (giver, owner) = (Anybody(), Anybody());
        var day = Chance(5) ? default(DateOnly?) : Almanac.Day(_town.Now).AddDays(_random.Next(0, 40));
        var group = Chance(12) ? default(long?) : owner.Group ?? _groups[_random.Next(6)];
        var draft = new ActionPointDraft("Send the list of wards.", owner.Id, OrganisationId: null, day) { GroupId = group };
        var now = _town.Now;
        if (await DoAsync(giver.Id, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft, default)) is { } added)
        {
            _promises.Add(new Promise { Id = added.Id, Giver = giver.Id, Group = group, At = now, Owner = owner.Id, Due = day, ListedAt = now, IsProposed = giver.Id != owner.Id }, now);
        }
    }

    /// <returns>What was committed; null where the program was killed before. What the model holds possible is never refused.</returns>
    private async Task<T?> DoAsync<TUseCase, T>(long member, Func<TUseCase, Member, Task<Result<T>>> act)
        where TUseCase : notnull
        where T : class
    {
        var (happened, value) = await _town.ActAsync(member, act);
        Assert.Null(happened ? value!.Refusal : null);
        return happened ? value!.Value : null;
    }

    private async Task ActAsync(Promise one)
    {
        var (now, owner, other) = (_town.Now, _folk[one.Owner], Anybody());
        if (!owner.IsActive(now))
        {
            return;
        }

        if (one.HandTo is { } asked && _folk[asked].IsActive(now) && Chance(4))
        {
            if (Chance(3))
            {
                one.HandTo = await DoAsync(asked, (AnswerActionPoint answer, Member me) => answer.DeclineAsync(me, one.Id, "No time.", default)) is null ? one.HandTo : null;
            }
            else if (await DoAsync(asked, (AnswerActionPoint answer, Member me) => answer.AcceptAsync(me, one.Id, default)) is not null)
            {
                Taken(one, asked, now);
            }
        }
        else if (one.IsProposed && Chance(4))
        {
            if (Chance(12))
            {
                one.IsOpen = await DoAsync(owner.Id, (AnswerActionPoint answer, Member me) => answer.DeclineAsync(me, one.Id, "Not mine.", default)) is null;
            }
            else if (await DoAsync(owner.Id, (AnswerActionPoint answer, Member me) => answer.AcceptAsync(me, one.Id, default)) is not null)
            {
                Taken(one, owner.Id, now);
            }
        }
        else
        {
            await WorkAsync(one, owner, other, now);
        }
    }

    private void Taken(Promise one, long by, DateTimeOffset now)
    {
        (one.HandTo, one.IsProposed) = (null, false);
        _promises.Restart(one, by, now);
        one.PassOnAt = null;
    }

    private async Task WorkAsync(Promise one, Villager owner, Villager other, DateTimeOffset now)
    {
        switch (_random.Next(200))
        {
            case < 8:
                one.IsOpen = await DoAsync(owner.Id, (WorkOnActionPoint work, Member me) => work.DoneAsync(me, one.Id, words: null, default)) is null;
                break;
            case < 10:
                one.IsProposed &= await DoAsync(owner.Id, (WorkOnActionPoint work, Member me) => work.BlockAsync(me, one.Id, "No data.", help: null, default)) is null;
                break;
            case < 14:
                var days = _random.Next(1, 20);
                if (await DoAsync(owner.Id, (WorkOnActionPoint work, Member me) => work.SnoozeAsync(me, one.Id, days, default)) is not null)
                {
                    (one.Snoozed, one.Stage, one.IsProposed) = (Almanac.Day(now, owner.Zone).AddDays(days), null, false);
                }

                break;
            case < 18:
                var due = Almanac.Day(now).AddDays(_random.Next(1, 30));
                if (await DoAsync(owner.Id, (WorkOnActionPoint work, Member me) => work.MoveAsync(me, one.Id, due, reason: null, default)) is not null)
                {
                    (one.Due, one.IsProposed) = (due, false);
                    _promises.Restart(one, one.Owner, now);
                }

                break;
            case < 24 when other.Id != owner.Id:
                await HandOverAsync(one, owner.Id, other.Id, now);
                break;
            case 24:
                one.IsOpen = await DoAsync(_coordinator, (CaptureActionPoint capture, Member me) => capture.DropAsync(me, one.Id, reason: null, default)) is null;
                break;
            case < 29 when _promises.MayBeChased(one, now):
                if (await DoAsync(_coordinator, (OverseeActionPoint oversee, Member me) => oversee.ChaseAsync(me, one.Id, default)) is not null)
                {
                    _promises.Chase(one, _coordinator, now);
                }

                break;
        }
    }

    private async Task HandOverAsync(Promise one, long by, long to, DateTimeOffset now)
    {
        if (await DoAsync(by, (AnswerActionPoint answer, Member me) => answer.HandOverAsync(me, one.Id, to, default)) is null)
        {
            return;
        }

        if (one.IsProposed)
        {
            one.HandTo = null;
            _promises.Restart(one, to, now);
        }
        else
        {
            one.HandTo = to;
        }
    }

    /// <summary>Members go away, come back early, leave and return. A coordinator and the administrator are always there.</summary>
    private async Task LeaveOrComeBackAsync()
    {
        var (now, who) = (_town.Now, Anybody());
        if (Chance(3) && who.Id != _coordinator && who.Role != Role.Administrator)
        {
            await GoAwayAsync(who, now);
        }

        if (Chance(12) && Active().Find(one => one.AwayUntil is not null && Almanac.IsTime(now, one.Zone)) is { } early && await DoAsync(early.Id, (ComeBack back, Member me) => back.HandleAsync(me, default)) is not null)
        {
            _promises.Back(early, now);
            await _town.GoOnAsync();
        }

        if (Chance(4) && _folk.All.Where(static one => one.Role == Role.Member && one.Id % 3 == 0).ToList() is { Count: > 0 } some && some[_random.Next(some.Count)] is var leaver)
        {
            leaver.IsSuspended = !leaver.IsSuspended;
            Left += leaver.IsSuspended ? 1 : 0;
            var status = leaver.IsSuspended ? MemberStatus.Suspended : MemberStatus.Active;
            await _town.ChangeAsync(db => db.Members.Where(one => one.Id == leaver.Id).ExecuteUpdateAsync(set => set.SetProperty(static one => one.Status, status)));
            await SeenAsync(leaver);
        }
    }

    /// <summary>Until the next look what was theirs stands in the list that the leads of its group read.</summary>
    private async Task SeenAsync(Villager leaver)
    {
        foreach (var one in _promises.Open.Where(one => one.Owner == leaver.Id && one.Group is not null).ToList())
        {
            await using var scope = _town.Services.CreateAsyncScope();
            Assert.Contains(one.Id, await scope.ServiceProvider.GetRequiredService<ActionPointLists>().OfGroup(one.Group!.Value).Select(static point => point.Id).ToListAsync());
        }
    }

    private async Task GoAwayAsync(Villager who, DateTimeOffset now)
    {
        var today = Almanac.Day(now, who.Zone);
        var last = today.AddDays(Chance(4) ? _random.Next(15, 45) : _random.Next(0, 15));
        var named = Anybody();
        var deputy = Chance(2) && named.Id != who.Id && !named.IsAway(now) ? named.Id : Chance(2) ? _coordinator : default(long?);
        if (await DoAsync(who.Id, (GoAway away, Member me) => away.HandleAsync(me, last, deputy, default)) is null)
        {
            return;
        }

        (who.AwayUntil, who.Deputy) = (Almanac.EndOf(last, who.Zone), deputy);
        var isLong = last.DayNumber - today.DayNumber + 1 > 14;
        foreach (var one in _promises.Open.Where(one => one.Owner == who.Id).ToList())
        {
            one.PassOnAt = isLong || one.DueAt <= who.AwayUntil ? Promises.PassOnAt(now) : null;
            if (Chance(5) && await DoAsync(who.Id, (PassOnActionPoint pass, Member me) => pass.KeepAsync(me, one.Id, default)) is not null)
            {
                (one.PassOnAt, one.HandTo) = (null, null);
            }
            else if (deputy is { } standIn && one.PassOnAt is not null && Chance(2))
            {
                await HandOverAsync(one, who.Id, standIn, now);
            }
        }
    }

    /// <summary>Leads write what their groups bring, coordinators publish minutes, and somebody wants no questions, which changes nothing.</summary>
    private async Task MeetAsync()
    {
        foreach (var (id, cycle, group) in await _town.ReadAsync(static db => db.Contributions.Where(static one => one.SubmittedAt == null && one.Cycle!.State == CycleState.Planned && one.Cycle.PackedAt == null).Select(static one => new ValueTuple<long, long, long>(one.Id, one.CycleId, one.GroupId)).ToListAsync()))
        {
            var gathering = await GatheringAsync(cycle);
            if (_folk.Leads(group, _town.Now).FirstOrDefault() is { } lead && _town.Now < gathering.StartsAt && Chance(25)
                && await DoAsync(lead.Id, async (WriteContribution write, Member me) => await write.WriteAsync(me, id, ContributionPart.Results, "Done.", default) is { Succeeded: false } refused ? refused : await write.SubmitAsync(me, id, default)) is not null)
            {
                gathering.Sent.Add(group);
            }
        }

        foreach (var id in await _town.ReadAsync(static db => db.MeetingCycles.Where(static one => one.State == CycleState.Held).Select(static one => one.Id).ToListAsync()))
        {
            if (Chance(8) && await DoAsync(_coordinator, (PublishMinutes publish, Member me) => publish.HandleAsync(me, id, FormattableString.Invariant($"All is well in meeting {id}."), minutes: null, fileId: null, default)) is not null)
            {
                (await GatheringAsync(id)).IsClosed = true;
            }
        }

        var (who, isThere) = (Anybody().Id, Chance(2));
        await _town.ChangeAsync(db => db.Members.Where(one => one.Id == who).ExecuteUpdateAsync(set => set.SetProperty(one => one.Available, isThere)));
    }
}
