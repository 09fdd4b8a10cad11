using CoP.Community.Roundtables;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Roundtables;

/// <summary>Working groups with two leads each, a coordinator, two organisations that could host, and a clock by the days of Nairobi.</summary>
internal sealed class RoundtableFixture : IAsyncDisposable
{
    public static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    private RoundtableFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Coordinator { get; private set; }

    public List<long> Groups { get; } = [];

    /// <summary>By group.</summary>
    public Dictionary<long, long[]> Leads { get; } = [];

    public long Host { get; private set; }

    public DateOnly Today => WallClock.Show(Community.Now, Nairobi).Day;

    /// <param name="from">The day on which the community begins.</param>
    public static async Task<RoundtableFixture> BuildAsync(int groups = 2, DateOnly? from = null)
    {
        var fixture = new RoundtableFixture(await TestCommunity.EmptyAsync(static services => services.AddScoped<IRoundtableTexts, PlainTexts>()));
        var community = fixture.Community;
        fixture.GoTo(from ?? new DateOnly(2027, 1, 4), hour: 6);
        var first = await community.AddAsync(new Organisation { Name = "Alpha" });
        var second = await community.AddAsync(new Organisation { Name = "Beta" });
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        fixture.Host = await community.MemberAsync("Host of Alpha", member => member.OrganisationId = first.Id);
        await community.MemberAsync("Host of Beta", member => member.OrganisationId = second.Id);
        for (var at = 0; at < groups; at++)
        {
            var group = await community.GroupAsync($"group-{at}");
            fixture.Groups.Add(group);
            fixture.Leads[group] = [await community.MemberAsync($"Lead {at}", group: group, lead: true), await community.MemberAsync($"Deputy {at}", group: group, lead: true)];
        }

        return fixture;
    }

    /// <summary>Moves to a time of a day by the clocks of Nairobi.</summary>
    public void GoTo(DateOnly day, int hour = 9) =>
        Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - Community.Now);

    public async Task LookAsync()
    {
        foreach (var work in new[] { "roundtable-dates", "group-meeting-dates", "roundtables" })
        {
            await Community.Services.DoAsync(work);
        }
    }

    /// <summary>Plans, and goes on to so many days before the next roundtable, without looking in between.</summary>
    public async Task<MeetingCycle> GoAheadAsync(int days)
    {
        await LookAsync();
        var cycle = await NextAsync();
        GoTo(DayOf(cycle).AddDays(-days));
        await LookAsync();
        return await ReadAsync(cycle.Id);
    }

    public Task<MeetingCycle> NextAsync() => Community.ReadAsync(static db => db.MeetingCycles.AsNoTracking().Where(static cycle => cycle.State == CycleState.Planned).OrderBy(static cycle => cycle.StartsAt).FirstAsync());

    public Task<MeetingCycle> ReadAsync(long id) => Community.ReadAsync(db => db.MeetingCycles.AsNoTracking().Include(static cycle => cycle.Contributions).Include(static cycle => cycle.Event).SingleAsync(cycle => cycle.Id == id));

    public static DateOnly DayOf(MeetingCycle cycle) => WallClock.Show(cycle.StartsAt, Nairobi).Day;

    public Task<Result<Contribution>> WriteAsync(long member, long id, ContributionPart part, string words) =>
        Community.As(member, (WriteContribution write, Member me) => write.WriteAsync(me, id, part, words, default));

    public Task<Result<Contribution>> SubmitAsync(long member, long id) => Community.As(member, (WriteContribution write, Member me) => write.SubmitAsync(me, id, default));

    public Task<Result<MeetingCycle>> SteerAsync(Func<SteerCycle, Member, Task<Result<MeetingCycle>>> steer, long? by = null) => Community.As(by ?? Coordinator, steer);

    public Task<Result<MeetingCycle>> ApproveAsync(long id) => Community.As(Coordinator, (ApproveAgenda approve, Member me) => approve.HandleAsync(me, id, default));

    /// <summary>Who was told a notice, in order.</summary>
    public async Task<List<(long Member, TNotice Notice, DateTimeOffset At)>> ToldAsync<TNotice>()
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        var rows = await Community.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).ToListAsync());
        return rows.ConvertAll(row => (row.MemberId!.Value, (TNotice)NoticeJson.Read(type, row.Body), row.CreatedAt));
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();

    /// <summary>Words that only tests read.</summary>
    private sealed class PlainTexts : IRoundtableTexts
    {
        public string Title(MeetingCycle cycle) => $"Roundtable {cycle.Period}";

        public string Invitation(MeetingCycle cycle) => "All members meet.";

        public string Invitation(MeetingCycle cycle, IReadOnlyList<AgendaItem> agenda) => string.Join('\n', agenda.Select(static item => $"{item.At:HH:mm} {item.Part} {item.GroupId} {item.Words}".TrimEnd()));

        public (string FileName, string Title, byte[] Content, string Language) Pack(PackContents contents, DateTimeOffset now) =>
            ("pack.txt", $"Highlights {contents.Cycle.Period}", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', contents.Contributions.Select(static one => $"{one.Group!.Slug}: {one.Learnings}")) + contents.Cycle.Period), "en");

        public (string FileName, string Title, string Language) Minutes(MeetingCycle cycle) => ("minutes.txt", $"Minutes {cycle.Period}", "en");
    }
}
