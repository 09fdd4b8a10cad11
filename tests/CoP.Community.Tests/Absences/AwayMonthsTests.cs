using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Tests.ActionPoints;

namespace CoP.Community.Tests.Absences;

/// <summary>
/// Months in which members are away, come back early or not at all, are suspended, are given things while they are away, hand them over and answer or not. At
/// every look somebody who takes part answers for whatever is open, and nobody who is away is asked for anything.
/// </summary>
public sealed class AwayMonthsTests
{
    private const int Days = 120;

    private static readonly string[] Nudges = [NoticeJson.NameOf<ActionPointsDue>(), NoticeJson.NameOf<ActionPointLate>(), NoticeJson.NameOf<GroupActionPoints>(), NoticeJson.NameOf<ActionPointChased>()];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Months_LeaveNothingWithoutAnOwner_AndNobodyAwayIsAsked(int seed)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var (random, seen) = (new Random(seed), new Seen());
        var organisation = await fixture.Community.AddAsync(Organisation.Named("Drought Authority", OrganisationKind.Government));
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Outsider || member.Id == fixture.Giver)
            .ExecuteUpdateAsync(set => set.SetProperty(static member => member.OrganisationId, organisation.Id)));
        long[] people = [fixture.Owner, fixture.Giver, fixture.Outsider, fixture.Lead];
        var first = fixture.Today;
        for (var day = first; day < first.AddDays(Days); day = day.AddDays(1))
        {
            fixture.GoTo(day, hour: 6);
            await LiveAsync(fixture, random, people, organisation.Id, seen);
            foreach (var hour in new[] { 7, 9, 14, 20 })
            {
                fixture.GoTo(day, hour);
                await fixture.LookAsync("absence-ends", "action-heirs", "action-reminders", "action-nudges", "action-weeks");
                await CheckAsync(fixture, seen);
            }
        }

        Assert.All(new[] { seen.Welcomed, seen.Nudged, seen.PassedOn }, static count => Assert.InRange(count, 2, int.MaxValue));
    }

    private static async Task LiveAsync(ActionFixture fixture, Random random, long[] people, long organisation, Seen seen)
    {
        long Anybody() => people[random.Next(people.Length)];
        if (random.Next(3) == 0)
        {
            var draft = fixture.Draft(random.Next(4) == 0 ? null : random.Next(0, 40));
            await fixture.AddAsync(random.Next(4) == 0 ? draft with { MemberId = null, OrganisationId = organisation } : draft with { MemberId = Anybody() }, by: fixture.Coordinator);
        }

        var who = Anybody();
        switch (random.Next(8))
        {
            case 0:
                await fixture.AwayAsync(who, random.Next(0, 30), random.Next(2) == 0 ? Anybody() : null);
                break;
            case 1 when (await fixture.Community.As(who, (ComeBack back, Member me) => back.HandleAsync(me, default))).Succeeded:
                seen.Back.Add((who, fixture.Today));
                break;
            case 2:
                await fixture.SetStatusAsync(who, random.Next(3) == 0 ? MemberStatus.Suspended : MemberStatus.Active);
                break;
            case 3:
                await fixture.Community.As(who, (PassOnActionPoint pass, Member me) => pass.AllToDeputyAsync(me, default));
                break;
        }

        foreach (var point in await fixture.Community.ReadAsync(static db => db.ActionPoints.Where(static point => point.State == ActionPointState.Open || point.State == ActionPointState.Proposed).ToListAsync()))
        {
            await ActAsync(fixture, random.Next(40), point, Anybody());
        }
    }

    private static Task<Result<ActionPoint>> ActAsync(ActionFixture fixture, int chance, ActionPoint point, long other) => (chance, point.OwnerId) switch
    {
        (0 or 1, { } owner) => fixture.DoneAsync(owner, point.Id),
        (2, { } owner) => fixture.Community.As(owner, (AnswerActionPoint answer, Member me) => answer.HandOverAsync(me, point.Id, other, default)),
        (3, { } owner) => fixture.Community.As(owner, (PassOnActionPoint pass, Member me) => pass.KeepAsync(me, point.Id, default)),
        (4 or 5, _) => fixture.AcceptAsync(point.HandToId ?? point.OwnerId ?? other, point.Id),
        (6, _) => fixture.Community.As(fixture.Lead, (OverseeActionPoint oversee, Member me) => oversee.ChaseAsync(me, point.Id, default)),
        _ => Task.FromResult<Result<ActionPoint>>(new ActionPointNotFound()),
    };

    private static async Task CheckAsync(ActionFixture fixture, Seen seen)
    {
        var now = fixture.Community.Now;
        var points = await fixture.Community.ReadAsync(static db => db.ActionPoints.AsNoTracking().Where(static point => point.State == ActionPointState.Open || point.State == ActionPointState.Proposed).ToListAsync());
        var members = await fixture.Community.ReadAsync(static db => db.Members.AsNoTracking().ToDictionaryAsync(static member => member.Id));
        Assert.All(points, point => Assert.True(point.OwnerId is { } owner ? members[owner].IsActive(now) : members.Values.Any(member => member.OrganisationId == point.OrganisationId && member.IsActive(now))));
        Assert.All(points.Where(point => point.PassOnAt <= now), static point => Assert.Fail($"{point.Id} was left lying."));

        var rows = await fixture.Community.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.Id > seen.Last && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).ToListAsync());
        seen.Last = rows.LastOrDefault()?.Id ?? seen.Last;
        foreach (var row in rows.Where(static row => row.MemberId is not null))
        {
            var (member, type) = (members[row.MemberId!.Value], row.NoticeType);
            if (Nudges.Contains(type))
            {
                Assert.False(member.IsAway(now) && row.NotBefore <= now, $"{member.Name} is away and got {type}.");
                seen.Nudged++;
            }

            seen.Count(member.Id, type!, row.Body, fixture.Today);
        }
    }

    /// <summary>What was told so far.</summary>
    private sealed class Seen
    {
        private readonly HashSet<(long Member, DateOnly On)> _welcomed = [];
        private readonly HashSet<(long Member, DateOnly On)> _reminded = [];

        public HashSet<(long Member, DateOnly On)> Back { get; } = [];

        public long Last { get; set; }

        public int Welcomed => _welcomed.Count;

        public int Nudged { get; set; }

        public int PassedOn { get; private set; }

        public void Count(long member, string type, string body, DateOnly today)
        {
            if (type == NoticeJson.NameOf<WelcomedBack>())
            {
                Assert.True(_welcomed.Add((member, today)));
            }
            else if (type == NoticeJson.NameOf<ActionPointsDue>())
            {
                Assert.True(_reminded.Add((member, today)) && !_welcomed.Contains((member, today)) && !Back.Contains((member, today)));
            }
            else if (type == NoticeJson.NameOf<ActionPointNews>())
            {
                PassedOn += ((ActionPointNews)NoticeJson.Read(type, body)).What == ActionNews.PassedOn ? 1 : 0;
            }
        }
    }
}
