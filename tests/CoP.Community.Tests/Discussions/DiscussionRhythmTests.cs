using CoP.Community.Discussions;
using CoP.Community.Search;

namespace CoP.Community.Tests.Discussions;

/// <summary>What happens to discussions by itself: the monthly request for a topic, the reminder, the request for a summary, the search.</summary>
public sealed class DiscussionRhythmTests
{
    [Fact]
    public async Task Topic_IsAskedForOnTheFirstWorkday_Once()
    {
        await using var fixture = await DiscussionFixture.BuildAsync(new DateOnly(2027, 4, 30));
        await fixture.Community.AddAsync(new DiscussionMonth { Month = new DateOnly(2027, 4, 1), AskedAt = fixture.Community.Now });
        fixture.GoTo(new DateOnly(2027, 5, 1));
        await fixture.AskAsync();
        Assert.Empty(await fixture.ToldAsync<TopicWanted>()); // Labour Day, a Saturday.
        foreach (var day in new[] { 3, 4, 10 })
        {
            fixture.GoTo(new DateOnly(2027, 5, day));
            await fixture.AskAsync();
        }

        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<TopicWanted>());
        fixture.GoTo(new DateOnly(2027, 6, 2)); // The first is Madaraka Day.
        await fixture.AskAsync();
        Assert.Equal(2, (await fixture.ToldAsync<TopicWanted>()).Count);
    }

    [Fact]
    public async Task Topic_IsNotAskedFor_WhereSomethingIsDiscussed_OrTheMonthIsNearlyOver()
    {
        await using var fixture = await DiscussionFixture.BuildAsync(new DateOnly(2027, 2, 26));
        await fixture.AskAsync();
        var one = await fixture.OpenAsync(days: 10);
        fixture.GoTo(new DateOnly(2027, 3, 1));
        await fixture.AskAsync();
        Assert.Empty(await fixture.ToldAsync<TopicWanted>());

        await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Solar power helps.", default));
        fixture.GoTo(new DateOnly(2027, 3, 8));
        await fixture.AskAsync();
        Assert.Single(await fixture.ToldAsync<TopicWanted>());
    }

    [Fact]
    public async Task NotThisMonth_IsSaidOnce_ByWhoeverCoordinates_AndNotWhenOneIsOpen()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.AskAsync();
        var month = await fixture.Community.ReadAsync(static db => db.DiscussionMonths.Select(static month => month.Id).SingleAsync());
        Assert.IsType<DiscussionNotFound>((await SkipAsync(fixture, fixture.Lead, month)).Refusal);
        Assert.Null((await SkipAsync(fixture, fixture.Coordinator, month)).Refusal);
        Assert.IsType<DiscussionMonthIsDecided>((await SkipAsync(fixture, fixture.Coordinator, month)).Refusal);

        fixture.GoTo(new DateOnly(2027, 3, 1));
        await fixture.AskAsync();
        await fixture.OpenAsync();
        Assert.IsType<DiscussionMonthIsDecided>((await SkipAsync(fixture, fixture.Coordinator, month + 1)).Refusal);
    }

    [Fact]
    public async Task Group_IsRemindedOnce_TwoDaysBeforeTheEnd_WhereLittleWasSaid()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var (quiet, lively) = (await fixture.OpenAsync(days: 9), await fixture.OpenAsync(days: 9));
        foreach (var member in new[] { fixture.Member, fixture.Peer, fixture.AtDesk })
        {
            await fixture.SayAsync(member, lively.Id, $"I am {member}.");
        }

        await fixture.SayAsync(fixture.Member, quiet.Id, "One.");
        await fixture.SayAsync(fixture.Member, quiet.Id, "Two.");
        await fixture.SayAsync(fixture.Member, quiet.Id, "Three.");
        fixture.GoTo(fixture.Today.AddDays(4));
        await fixture.LookAsync();
        Assert.Empty(await fixture.PostedAsync<DiscussionQuiet>());
        foreach (var days in new[] { 3, 1 })
        {
            fixture.GoTo(fixture.Today.AddDays(days));
            await fixture.LookAsync();
        }

        var row = Assert.Single(await fixture.RowsAsync<DiscussionQuiet>());
        Assert.Equal(new DiscussionQuiet(quiet.Id), NoticeJson.Read(row.NoticeType!, row.Body));
    }

    [Fact]
    public async Task Summary_IsAskedOfWhoeverOpened_OnTheLastDay_AndOnceMoreOfCoordinators()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.OpenAsync(days: 2); // Until Wednesday.
        fixture.GoTo(fixture.Today.AddDays(2), hour: 10);
        await fixture.LookAsync();
        Assert.Empty(await fixture.ToldAsync<SummaryWanted>());
        fixture.GoTo(fixture.Today, hour: 16);
        await fixture.LookAsync();
        await fixture.LookAsync();
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<SummaryWanted>());
        foreach (var days in new[] { 5, 5, 5 })
        {
            fixture.GoTo(fixture.Today.AddDays(days));
            await fixture.LookAsync();
        }

        Assert.Equal([fixture.Lead, fixture.Lead, fixture.Coordinator], await fixture.ToldAsync<SummaryWanted>());
    }

    [Fact]
    public async Task Summary_IsAskedOfCoordinators_WhereWhoeverOpenedIsAwayOrLeadsNoMore()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.OpenAsync(days: 2);
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Lead)
            .ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, fixture.Community.Now.AddDays(20))));
        fixture.GoTo(fixture.Today.AddDays(3));
        await fixture.LookAsync();
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<SummaryWanted>());
    }

    [Fact]
    public async Task Summary_ThatWasAskedFor_IsAskedForAnew_AfterAnExtension()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync(days: 2);
        fixture.GoTo(fixture.Today.AddDays(3));
        await fixture.LookAsync();
        await fixture.CloseAsync((close, me) => close.ExtendAsync(me, one.Id, default));
        await fixture.LookAsync();
        Assert.Single(await fixture.ToldAsync<SummaryWanted>());
        fixture.GoTo(fixture.Today.AddDays(8));
        await fixture.LookAsync();
        Assert.Equal(2, (await fixture.ToldAsync<SummaryWanted>()).Count);
    }

    [Fact]
    public async Task Nothing_IsAskedAtNight_OrOnDaysOfRest()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.OpenAsync(days: 2);
        fixture.GoTo(fixture.Today.AddDays(2), hour: 20);
        await fixture.LookAsync();
        fixture.GoTo(new DateOnly(2027, 2, 6)); // A Saturday.
        await fixture.LookAsync();
        Assert.Empty(await fixture.ToldAsync<SummaryWanted>());
        fixture.GoTo(new DateOnly(2027, 2, 8));
        await fixture.LookAsync();
        Assert.Single(await fixture.ToldAsync<SummaryWanted>());
    }

    [Fact]
    public async Task Search_FindsWhatCameOfIt_ForThoseWhoMayReadIt()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        Assert.Empty(await FindAsync(fixture, fixture.Member));
        await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Photovoltaic kits help.", default));
        Assert.Equal([one.Id], await FindAsync(fixture, fixture.Member));
        Assert.Equal([one.Id], await FindAsync(fixture, fixture.Coordinator));
        Assert.Empty(await FindAsync(fixture, fixture.Outsider));
        Assert.Empty(await FindAsync(fixture, fixture.Member, new SearchFilter { OnlyOpen = true }));
    }

    private static Task<Result<DiscussionMonth>> SkipAsync(DiscussionFixture fixture, long by, long id) =>
        fixture.Community.As(by, (MonthlyTopic topic, Member me) => topic.SkipAsync(me, id, default));

    private static async Task<List<long>> FindAsync(DiscussionFixture fixture, long by, SearchFilter? filter = null) =>
        [.. (await fixture.Community.As(by, (FindThings find, Member me) => find.HandleAsync(me, "photovoltaic", filter ?? SearchFilter.None, default))).Where(static found => found.Kind == Discussion.SubjectKind).Select(static found => found.Id)];
}
