using CoP.Community.ActionPoints;
using CoP.Community.Events;
using CoP.Community.Tests.ActionPoints;
using CoP.Community.Updates;

namespace CoP.Community.Tests.Updates;

/// <summary>The chair reads once a month how the month before went.</summary>
public sealed class ManagementUpdateTests
{
    private static readonly string[] Some = ["open", "overdue", "done", "members", "joined"];
    private static readonly string[] Asked = ["asked", "answered", "firstAnswer", "unanswered"];
    private static readonly string[] Held = ["held", "registered", "attended"];

    [Fact]
    public async Task Figures_OfAnEmptyCommunity_AreNothing()
    {
        await using var community = await TestCommunity.EmptyAsync();
        var read = await community.DoAsync((ReadUpdate update) => update.ReadAsync(new DateOnly(2026, 10, 1), default));
        Assert.Equal(4, read.Parts.Count);
        Assert.Empty(read.Concerns);
        Assert.All(read.Parts.SelectMany(static part => part), static one => Assert.True(one.Value is 0 || (one is { Key: "firstAnswer", Value: null })));
    }

    [Fact]
    public async Task Figures_AreReckonedByTheMonth_WithTheChangeToTheOneBefore()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.Community.ChangeAsync(static db => db.Members.ExecuteUpdateAsync(static set => set.SetProperty(static member => member.JoinedAt, new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.Zero))));
        await AddAsync(fixture, new(2026, 9, 10), due: new(2026, 9, 20));
        await AddAsync(fixture, new(2026, 9, 10), done: new(2026, 10, 31));
        await AddAsync(fixture, new(2026, 10, 10), done: new(2026, 11, 2));
        var read = await fixture.Community.DoAsync((ReadUpdate update) => update.ReadAsync(new DateOnly(2026, 10, 1), default));
        var all = read.Parts.SelectMany(static part => part).ToDictionary(static one => one.Key);
        Assert.Equal([(2, 2), (1, 1), (1, 0), (5, 0), (5, 0)], Some.Select(key => (all[key].Value, all[key].Before)));
        Assert.Equal(("Owner", "shock"), read.Concerns.Select(static one => (one.Who, one.GroupSlug)).Single());
    }

    [Fact]
    public async Task Questions_AreCountedByTheMonthInWhichTheyWereAsked_AndWaitFromADayOfIt()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await AskAsync(fixture, At(new(2026, 9, 30)), answeredAfter: null);
        await AskAsync(fixture, At(new(2026, 10, 2)), TimeSpan.FromHours(2));
        await AskAsync(fixture, At(new(2026, 10, 3)), TimeSpan.FromHours(6));
        await AskAsync(fixture, At(new(2026, 10, 20)), TimeSpan.FromDays(30)); // In November.
        await AskAsync(fixture, At(new(2026, 10, 31)), answeredAfter: null); // Not yet for seven days.
        await AskAsync(fixture, At(new(2026, 11, 1)), TimeSpan.FromHours(1));
        var read = await fixture.Community.DoAsync((ReadUpdate update) => update.ReadAsync(new DateOnly(2026, 10, 1), default));
        var all = read.Parts.SelectMany(static part => part).ToDictionary(static one => one.Key);
        Assert.Equal([(4, 1), (2, 0), (2, null), (2, 0)], Asked.Select(key => (all[key].Value, all[key].Before)));
    }

    [Fact]
    public async Task Events_AreCountedByTheMonthInWhichTheyWereHeld()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        foreach (var (day, state) in new[] { (new DateOnly(2026, 9, 30), EventState.Held), (new(2026, 10, 1), EventState.Held), (new(2026, 10, 31), EventState.Held), (new(2026, 10, 15), EventState.Cancelled), (new(2026, 11, 1), EventState.Held) })
        {
            var held = await fixture.Community.AddAsync(new Event
            {
                Title = "Targeting",
                About = "What we learnt.",
                TimeZone = "Africa/Nairobi",
                CalendarUid = $"{day:O}",
                OrganiserId = fixture.Lead,
                StartsAt = At(day),
                EndsAt = At(day).AddHours(1),
                State = state,
            });
            await fixture.Community.AddAsync(new Registration { EventId = held.Id, MemberId = fixture.Owner, RegisteredAt = At(day).AddDays(-3), AttendedAt = state == EventState.Held ? At(day) : null });
        }

        var read = await fixture.Community.DoAsync((ReadUpdate update) => update.ReadAsync(new DateOnly(2026, 10, 1), default));
        var all = read.Parts.SelectMany(static part => part).ToDictionary(static one => one.Key);
        Assert.Equal([(2, 1), (3, 2), (2, 1)], Held.Select(key => (all[key].Value, all[key].Before)));
    }

    [Fact]
    public async Task TheChair_IsTold_OnTheFirstWorkingDay_Once_OrTheNextDayOnWhichTheProgramRuns()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var chair = await fixture.Community.MemberAsync("Chair", static member => member.Role = Role.Chair);
        await fixture.Community.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        await BeganAsync(fixture, new(2026, 11, 1));
        fixture.GoTo(new DateOnly(2026, 12, 1), hour: 7);
        await fixture.LookAsync("management-updates");
        Assert.Empty(await fixture.ToldAsync<ManagementUpdate>());
        foreach (var day in new[] { 1, 1, 2, 15, 31 })
        {
            fixture.GoTo(new DateOnly(2026, 12, day), hour: day == 1 ? 10 : 11);
            await fixture.LookAsync("management-updates");
        }

        Assert.Equal([chair], await fixture.ToldAsync<ManagementUpdate>());
        foreach (var (day, told) in new[] { (1, 1), (2, 1), (3, 1), (5, 2), (6, 2) }) // New Year, a weekend, and the Monday on which the program was down.
        {
            fixture.GoTo(new DateOnly(2027, 1, day), hour: 10);
            await fixture.LookAsync("management-updates");
            Assert.Equal(told, (await fixture.ToldAsync<ManagementUpdate>()).Count);
        }

        await fixture.SetStatusAsync(chair, MemberStatus.Suspended);
        fixture.GoTo(new DateOnly(2027, 2, 1), hour: 10);
        await fixture.LookAsync("management-updates");
        Assert.NotEqual(chair, (await fixture.ToldAsync<ManagementUpdate>())[2]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task OfAMonth_InWhichTheCommunityBegan_AfterItsFirstDay_NobodyIsTold(int day, int told)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.Community.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        await BeganAsync(fixture, new(2026, 11, day));
        foreach (var today in new DateOnly[] { new(2026, 11, 23), new(2026, 12, 1), new(2026, 12, 2), new(2027, 1, 4) })
        {
            fixture.GoTo(today);
            await fixture.LookAsync("management-updates");
        }

        Assert.Equal(told, (await fixture.ToldAsync<ManagementUpdate>()).Count);
    }

    private static Task<int> BeganAsync(ActionFixture fixture, DateOnly day) => fixture.Community.ChangeAsync(db =>
        db.Members.ExecuteUpdateAsync(set => set.SetProperty(static member => member.JoinedAt, At(day))));

    private static Task<ActionPoint> AddAsync(ActionFixture fixture, DateOnly begun, DateOnly? done = null, DateOnly? due = null) => fixture.Community.AddAsync(new ActionPoint
    {
        Words = "Send the list.",
        OwnerId = fixture.Owner,
        GroupId = fixture.Group,
        CreatedAt = At(begun),
        DoneAt = done is { } day ? At(day) : null,
        ClosedAt = done is { } end ? At(end) : null,
        DueAt = due is { } last ? At(last) : null,
        State = done is null ? ActionPointState.Open : ActionPointState.Done,
    });

    private static Task<Question> AskAsync(ActionFixture fixture, DateTimeOffset at, TimeSpan? answeredAfter)
    {
        var question = new Question { Title = "How do I enrol?", Language = "en", AuthorId = fixture.Giver, GroupId = fixture.Group, AskedAt = at, RoutedAt = at };
        question.Answers.AddRange(answeredAfter is { } after ? [new Answer { AuthorId = fixture.Owner, Text = "At the county.", GivenAt = at + after }] : []);
        return fixture.Community.AddAsync(question);
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
