using CoP.Community.Roundtables;

namespace CoP.Community.Tests.Roundtables;

/// <summary>
/// Two years with six groups: what was told to whom on which day is compared with what was due, reckoned without the program, while leads write or do not, are away and
/// come back, and the program is down for days.
/// </summary>
public sealed class RoundtableYearsTests
{
    private static readonly DateOnly First = new(2027, 1, 4);
    private static readonly int[] Chasers = [14, 7, 3];
    private static readonly int[] Hours = [7, 9, 13, 20];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TwoYears_TellWhatIsDueOnce_AndNeverAtATimeOfRest(int seed)
    {
        await using var fixture = await RoundtableFixture.BuildAsync(groups: 6, First);
        var (random, down, model) = (new Random(seed), new HashSet<int>(), new Model());
        for (var day = First; day < First.AddYears(2); day = day.AddDays(1))
        {
            if (random.Next(25) == 0)
            {
                down.UnionWith(Enumerable.Range(day.DayNumber, random.Next(1, 8)));
            }

            foreach (var hour in Hours.Where(_ => !down.Contains(day.DayNumber)))
            {
                fixture.GoTo(day, hour);
                await fixture.LookAsync();
                if (hour is 9 or 13 && PublicHolidays.IsWorkday(day))
                {
                    await model.ExpectAsync(fixture, day, hour);
                }
            }

            await LiveAsync(fixture, random, day);
        }

        await CheckAsync(fixture, model);
        Assert.Equal(8, model.Days.Count);
        Assert.NotEqual(0, model.StandIns);
    }

    private static async Task LiveAsync(RoundtableFixture fixture, Random random, DateOnly day)
    {
        fixture.GoTo(day, hour: 21);
        foreach (var one in await fixture.Community.ReadAsync(static db => db.Contributions.AsNoTracking().Where(static one => one.SubmittedAt == null && one.Cycle!.State == CycleState.Planned && one.Cycle.PackedAt == null).ToListAsync()))
        {
            if (random.Next(25) == 0 && (await fixture.WriteAsync(fixture.Leads[one.GroupId][random.Next(2)], one.Id, ContributionPart.Results, "Done.")).Succeeded)
            {
                await fixture.SubmitAsync(fixture.Leads[one.GroupId][0], one.Id);
            }
        }

        if (random.Next(10) == 0)
        {
            var (who, until) = (fixture.Leads[fixture.Groups[random.Next(6)]][random.Next(2)], WallClock.EndOf(day.AddDays(random.Next(1, 60)), RoundtableFixture.Nairobi));
            var deputy = random.Next(2) == 0 ? fixture.Coordinator : (long?)null;
            await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == who)
                .ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, until).SetProperty(static member => member.DeputyId, deputy)));
        }
    }

    private static async Task CheckAsync(RoundtableFixture fixture, Model model)
    {
        var asked = await fixture.ToldAsync<ContributionAsked>();
        var missing = await fixture.ToldAsync<ContributionsMissing>();
        var agenda = await fixture.ToldAsync<AgendaWanted>();
        var packs = await fixture.ToldAsync<PackReady>();
        var minutes = await fixture.ToldAsync<MinutesWanted>();
        var told = asked.Select(static row => ($"{row.Notice.Why}", row.Member, row.Notice.On, row.Notice.ContributionId))
            .Concat(missing.Select(static row => ("Missing", row.Member, row.Notice.On, 0L)))
            .Concat(agenda.Select(static row => ("Agenda", row.Member, row.Notice.On, 0L)))
            .Concat(minutes.Select(static row => ("Minutes", row.Member, row.Notice.On, 0L))).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(model.Due.Except(told)); // Missed.
        Assert.Empty(told.Except(model.Due)); // Told without being due.
        Assert.Equal(packs.Count, packs.Select(static row => (row.Member, row.Notice.CycleId)).Distinct().Count());
        Assert.Equal(model.Packed, packs.Select(static row => row.Notice.CycleId).Distinct().Count());
        var kinds = model.Due.CountBy(static one => one.Kind).ToDictionary();
        Assert.True(kinds["Prompt"] > 60 && kinds["Chaser"] > 60 && kinds["Missing"] > 8 && kinds["Agenda"] > 6 && kinds["Minutes"] > 8, string.Join(", ", kinds));

        var rows = await fixture.Community.ReadAsync(static db => db.Outbox.AsNoTracking().Where(static row => row.Kind == OutboxKind.Send).ToListAsync());
        Assert.All(rows, static row =>
        {
            var (day, time) = WallClock.Show(row.NotBefore > row.CreatedAt ? row.NotBefore : row.CreatedAt, RoundtableFixture.Nairobi);
            Assert.True(PublicHolidays.IsWorkday(day), $"{row.NoticeType} on {day:O}");
            Assert.InRange(time, new TimeOnly(8, 30), new TimeOnly(18, 0));
        });
    }

    /// <summary>What is due, from the calendar alone.</summary>
    private sealed class Model
    {
        private readonly Dictionary<DateOnly, (int? Stage, bool Agenda, bool Pack, int Minutes, DateOnly? MinutesOn)> _done = [];

        public List<DateOnly> Days { get; } = [.. Enumerable.Range(0, 8).Select(static at => SecondThursday(2027 + (at / 4), 3 * ((at % 4) + 1)))];

        public List<(string Kind, long Member, DateOnly On, long Of)> Due { get; } = [];

        public int Packed { get; private set; }

        public int StandIns { get; private set; }

        /// <summary>A look on a working day: what it has to have told. The meetings take place from nine to one.</summary>
        public async Task ExpectAsync(RoundtableFixture fixture, DateOnly today, int hour)
        {
            var (now, members) = (fixture.Community.Now, await fixture.Community.ReadAsync(static db => db.Members.AsNoTracking().ToDictionaryAsync(static member => member.Id)));
            var cycles = await fixture.Community.ReadAsync(static db => db.MeetingCycles.AsNoTracking().Include(static cycle => cycle.Contributions).ToListAsync());
            foreach (var day in Days.Where(day => today >= day.AddDays(-21)))
            {
                var isTaken = _done.TryGetValue(day, out var done);
                if (today > day || (today == day && hour >= 13))
                {
                    Minutes(fixture, day, today, done);
                    continue;
                }

                var stage = Chasers.Where(ahead => today >= day.AddDays(-ahead)).Select(static ahead => (int?)ahead).LastOrDefault();
                if (!done.Pack && today < day && (!isTaken || stage < (done.Stage ?? int.MaxValue)))
                {
                    Ask(fixture, lead => members[lead].AwayUntil > now, lead => members[lead].DeputyId, cycles.Single(one => RoundtableFixture.DayOf(one) == day), isTaken ? "Chaser" : "Prompt", today);
                    done.Stage = stage;
                }

                var (agenda, pack) = (today >= Before(day.AddDays(-3)), today >= Before(day.AddDays(-1)));
                if (today < day && agenda && (!done.Agenda || (pack && !done.Pack)))
                {
                    done.Agenda = true;
                    Due.Add(("Agenda", fixture.Coordinator, today, 0));
                }

                Packed += pack && !done.Pack ? 1 : 0;
                done.Pack |= pack;
                _done[day] = done;
            }
        }

        private void Ask(RoundtableFixture fixture, Predicate<long> isAway, Func<long, long?> deputy, MeetingCycle cycle, string kind, DateOnly today)
        {
            var open = cycle.Contributions.Where(static one => one.SubmittedAt is null).ToList();
            foreach (var (one, leads) in open.Select(one => (one.Id, fixture.Leads[one.GroupId])))
            {
                var there = leads.Where(lead => !isAway(lead)).ToList();
                StandIns += there.Count == 0 && leads.Any(lead => deputy(lead) is not null) ? 1 : 0;
                Due.AddRange((there.Count > 0 ? there : leads.Select(deputy).OfType<long>().Distinct()).Select(asked => (kind, asked, today, one)));
            }

            Due.AddRange(kind == "Chaser" && open.Count > 0 ? [("Missing", fixture.Coordinator, today, 0)] : []);
        }

        private void Minutes(RoundtableFixture fixture, DateOnly day, DateOnly today, (int? Stage, bool Agenda, bool Pack, int Minutes, DateOnly? MinutesOn) done)
        {
            if (done.Minutes < 3 && (done.MinutesOn is not { } last || today >= Workdays(last, 2 * done.Minutes)))
            {
                Due.Add(("Minutes", fixture.Coordinator, today, 0));
                _done[day] = done with { Minutes = done.Minutes + 1, MinutesOn = today };
            }
        }

        private static DateOnly Workdays(DateOnly day, int count) =>
            Enumerable.Range(1, 60).Select(day.AddDays).Where(PublicHolidays.IsWorkday).ElementAt(count - 1);

        private static DateOnly Before(DateOnly day) => Enumerable.Range(0, 30).Select(back => day.AddDays(-back)).First(PublicHolidays.IsWorkday);

        private static DateOnly SecondThursday(int year, int month)
        {
            var thursday = Enumerable.Range(8, 7).Select(day => new DateOnly(year, month, day)).Single(static day => day.DayOfWeek == DayOfWeek.Thursday);
            return Enumerable.Range(0, 9).Select(thursday.AddDays).First(PublicHolidays.IsWorkday);
        }
    }
}
