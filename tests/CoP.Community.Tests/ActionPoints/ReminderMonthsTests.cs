using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>
/// Months in which things are agreed, said yes to, moved, put off, handed over and done, people are away, leave and come back, and the program is down on some days.
/// What members were reminded of is compared, day by day, with what was due, reckoned without the program.
/// </summary>
public sealed class ReminderMonthsTests
{
    private const int Days = 200;
    private static readonly int[] Stages = [-7, -1, 0, 1, 3, 7];
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Months_RemindOfAllThatIsDue_AndOfNothingElse(int seed)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var (random, model, down) = (new Random(seed), new Model(), new HashSet<int>());
        long[] people = [fixture.Owner, fixture.Giver, fixture.Outsider];
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Outsider).ExecuteUpdateAsync(set => set.SetProperty(static member => member.TimeZone, "America/Bogota")));
        var first = fixture.Today;
        for (var day = first; day < first.AddDays(Days); day = day.AddDays(1))
        {
            fixture.GoTo(day, hour: 6);
            if (random.Next(20) == 0)
            {
                down.UnionWith(Enumerable.Range(day.DayNumber, random.Next(1, 6)));
            }

            await LiveAsync(fixture, random, people, day);
            for (var hour = 7; hour < 24 && !down.Contains(day.DayNumber); hour += 3)
            {
                fixture.GoTo(day, hour);
                await fixture.LookAsync("action-heirs", "action-reminders");
                await CheckAsync(fixture, model, people);
            }
        }

        Assert.InRange(model.Told, 60, int.MaxValue);
        Assert.InRange(model.Several, 5, int.MaxValue);
    }

    private static async Task LiveAsync(ActionFixture fixture, Random random, long[] people, DateOnly day)
    {
        if (random.Next(5) == 0)
        {
            var owner = people[random.Next(people.Length)];
            var draft = fixture.Draft(random.Next(4) == 0 ? null : random.Next(0, 40)) with { MemberId = owner };
            await (await IsThereAsync(fixture, owner) ? fixture.OpenAsync(draft) : Task.FromResult(0L));
        }

        foreach (var point in await fixture.Community.ReadAsync(static db => db.ActionPoints.Where(static point => point.State == ActionPointState.Open).ToListAsync()))
        {
            await ActAsync(fixture, random.Next(120), point, people, day, random);
        }

        if (random.Next(30) == 0)
        {
            var (who, away) = (people[random.Next(people.Length)], random.Next(2) == 0);
            await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == who).ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, away ? DateTimeOffset.MaxValue : null)));
        }

        if (random.Next(60) == 0)
        {
            await fixture.SetStatusAsync(fixture.Giver, random.Next(2) == 0 ? MemberStatus.Suspended : MemberStatus.Active);
        }

    }

    private static async Task ActAsync(ActionFixture fixture, int chance, ActionPoint point, long[] people, DateOnly day, Random random)
    {
        var owner = point.OwnerId!.Value;
        if (!await IsThereAsync(fixture, owner))
        {
            return;
        }

        switch (chance)
        {
            case < 4:
                await fixture.DoneAsync(owner, point.Id);
                break;
            case < 6:
                await fixture.WorkAsync(owner, (work, me) => work.SnoozeAsync(me, point.Id, random.Next(1, 15), default));
                break;
            case < 8:
                await fixture.WorkAsync(owner, (work, me) => work.MoveAsync(me, point.Id, day.AddDays(random.Next(1, 30)), null, default));
                break;
            case 8:
                var to = people[random.Next(people.Length)];
                await fixture.Community.As(owner, (AnswerActionPoint answer, Member me) => answer.HandOverAsync(me, point.Id, to, default));
                await fixture.AcceptAsync(to, point.Id);
                break;
            case 9:
                await fixture.Community.As(fixture.Lead, (CaptureActionPoint capture, Member me) => capture.DropAsync(me, point.Id, null, default));
                break;
        }
    }

    private static Task<bool> IsThereAsync(ActionFixture fixture, long member) =>
        fixture.Community.ReadAsync(db => db.Members.AnyAsync(one => one.Id == member && one.Status == MemberStatus.Active));

    /// <summary>Each look has told exactly what it should have, and nobody at a time of rest.</summary>
    private static async Task CheckAsync(ActionFixture fixture, Model model, long[] people)
    {
        var now = fixture.Community.Now;
        var points = await fixture.Community.ReadAsync(static db => db.ActionPoints.AsNoTracking().ToListAsync());
        var members = await fixture.Community.ReadAsync(static db => db.Members.AsNoTracking().ToDictionaryAsync(static member => member.Id));
        var type = NoticeJson.NameOf<ActionPointsDue>();
        var rows = await fixture.Community.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.NoticeType == type && row.Id > model.Last).OrderBy(row => row.Id).ToListAsync());
        model.Last = rows.LastOrDefault()?.Id ?? model.Last;
        Assert.All(points.Where(static point => point.IsOpen), point => Assert.Equal(MemberStatus.Active, members[point.OwnerId!.Value].Status));
        foreach (var id in people)
        {
            var (member, zone) = (members[id], members[id].TimeZone is { } own ? TimeZoneInfo.FindSystemTimeZoneById(own) : Nairobi);
            var (today, time) = WallClock.Show(now, zone);
            var told = rows.Where(row => row.MemberId == id).ToList();
            var friendly = PublicHolidays.IsWorkday(today) && time >= new TimeOnly(8, 30) && time < new TimeOnly(18, 0) && member is { Status: MemberStatus.Active, AwayUntil: null };
            var expected = friendly && !model.ToldOn.Contains((id, today)) ? points.Where(point => point.IsOpen && point.OwnerId == id && model.IsDue(point, today)).Select(static point => point.Id).Order().ToList() : [];
            Assert.Equal(expected, told.SelectMany(row => ((ActionPointsDue)NoticeJson.Read(type, row.Body)).Ids).Order());
            Assert.InRange(told.Count, 0, 1);
            if (expected.Count > 0)
            {
                model.Tell(points.Where(point => expected.Contains(point.Id)), id, today);
            }
        }
    }

    /// <summary>What has been told so far.</summary>
    private sealed class Model
    {
        private readonly Dictionary<long, (DateOnly On, int? Stage, string Plan)> _last = [];

        public HashSet<(long Member, DateOnly On)> ToldOn { get; } = [];

        public long Last { get; set; }

        public int Told { get; private set; }

        public int Several { get; private set; }

        public bool IsDue(ActionPoint point, DateOnly today)
        {
            if (point.SnoozedUntil > today)
            {
                return false;
            }

            var isTold = _last.TryGetValue(point.Id, out var last) && last.Plan == PlanOf(point);
            if (point.DueAt is not { } due)
            {
                var since = isTold && last.On > point.PlannedOn ? last.On : point.PlannedOn!.Value;
                return (point.SnoozedUntil is not null && !isTold) || today.DayNumber - since.DayNumber >= 7;
            }

            var lastDay = WallClock.LastDayBefore(due, Nairobi);
            var before = isTold ? last.Stage : point.SnoozedUntil is not null ? null : StageOn(lastDay, point.PlannedOn!.Value);
            return StageOn(lastDay, today) is { } stage && !(stage <= before);
        }

        public void Tell(IEnumerable<ActionPoint> points, long member, DateOnly today)
        {
            var told = points.ToList();
            told.ForEach(point => _last[point.Id] = (today, point.DueAt is { } due ? StageOn(WallClock.LastDayBefore(due, Nairobi), today) : null, PlanOf(point)));
            ToldOn.Add((member, today));
            (Told, Several) = (Told + 1, Several + (told.Count > 1 ? 1 : 0));
        }

        private static int? StageOn(DateOnly due, DateOnly day)
        {
            var days = day.DayNumber - due.DayNumber;
            return days >= 14 ? days - (days % 7) : Stages.Where(stage => stage <= days).Select(static stage => (int?)stage).DefaultIfEmpty().Max();
        }

        /// <summary>What has been told counts while it stands as it did.</summary>
        private static string PlanOf(ActionPoint point) => FormattableString.Invariant($"{point.OwnerId}/{point.PlannedOn}/{point.DueAt:O}/{point.SnoozedUntil}");
    }
}
