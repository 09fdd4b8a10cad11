using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>Who is asked what they say to a recommendation, what becomes of it, and who hears.</summary>
public sealed class RecommendationTests
{
    private const string Words = "Register people with disabilities.";

    [Fact]
    public async Task TakenUp_ItIsAnActionPointOfTheirs_AndNoneBefore()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await RecordAsync(fixture, new(Words) { ToMemberId = fixture.Owner, GroupId = fixture.Group, Detail = "The group recommends it." });
        Assert.Equal([fixture.Owner], await fixture.ToldAsync<RecommendationGiven>());
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
        Assert.IsType<RecommendationIsForOthers>((await AcceptAsync(fixture, fixture.Outsider, id)).Refusal);
        Assert.IsType<ActionPointDueInThePast>((await AcceptAsync(fixture, fixture.Owner, id, fixture.Today.AddDays(-1))).Refusal);

        Assert.Null((await AcceptAsync(fixture, fixture.Owner, id, fixture.Today.AddDays(20))).Refusal);
        Assert.IsType<RecommendationIsAnswered>((await AcceptAsync(fixture, fixture.Owner, id)).Refusal);
        var point = await fixture.Community.ReadAsync(static db => db.ActionPoints.SingleAsync());
        Assert.Equal((ActionPointState.Open, fixture.Owner, fixture.Giver, fixture.Group, 1), (point.State, point.OwnerId, point.GivenById, point.GroupId, point.Number));
        Assert.Equal((Words, "The group recommends it."), (point.Words, point.Detail));
        Assert.NotNull(point.RemindAt);
        Assert.Equal(point.Id, (await ReadAsync(fixture, id)).ActionPointId);
        Assert.Equal([fixture.Giver], await fixture.ToldAsync<RecommendationNews>());
    }

    [Fact]
    public async Task Declined_WhoeverWroteItDownAndTheLeadHearWhy()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await RecordAsync(fixture, new(Words) { ToMemberId = fixture.Owner, GroupId = fixture.Group });
        Assert.Null((await DeclineAsync(fixture, fixture.Owner, id)).Refusal);
        var one = await ReadAsync(fixture, id);
        Assert.Equal((RecommendationState.Declined, "No budget", fixture.Owner), (one.State, one.Reason, one.AnsweredById));
        Assert.Equal([fixture.Giver, fixture.Lead], await fixture.ToldAsync<RecommendationNews>());
        Assert.IsType<RecommendationIsAnswered>((await DeclineAsync(fixture, fixture.Owner, id)).Refusal);
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
    }

    /// <summary>The lead answers for a group, anyone for their organisation, and anyone at all for what is for all, to which nobody can say no for the others.</summary>
    [Fact]
    public async Task GroupsOrganisationsAndAll_AreAnsweredForByTheirOwn()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var organisation = await OrganisationAsync(fixture, fixture.Outsider);
        var toGroup = await RecordAsync(fixture, new(Words) { ToGroupId = fixture.Group });
        var toBody = await RecordAsync(fixture, new(Words) { ToOrganisationId = organisation });
        var toAll = await RecordAsync(fixture, new(Words));
        Assert.Equal([fixture.Lead, fixture.Outsider], await fixture.ToldAsync<RecommendationGiven>());

        Assert.IsType<RecommendationIsForOthers>((await AcceptAsync(fixture, fixture.Owner, toGroup)).Refusal);
        Assert.IsType<RecommendationIsForOthers>((await AcceptAsync(fixture, fixture.Owner, toBody)).Refusal);
        Assert.IsType<RecommendationIsForOthers>((await DeclineAsync(fixture, fixture.Owner, toAll)).Refusal);
        Assert.Null((await AcceptAsync(fixture, fixture.Lead, toGroup)).Refusal);
        Assert.Null((await AcceptAsync(fixture, fixture.Outsider, toBody)).Refusal);
        Assert.Null((await AcceptAsync(fixture, fixture.Owner, toAll)).Refusal);
        Assert.Equal([null, organisation, null], await fixture.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.OrganisationId).ToListAsync()));
    }

    [Fact]
    public async Task Unanswered_TheyAreAskedWeekly_AllInOneMessage_AndInTheEndTheLeadHearsOnce()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var ids = new[]
        {
            await RecordAsync(fixture, new(Words) { ToMemberId = fixture.Owner, GroupId = fixture.Group }), await RecordAsync(fixture, new("Another.") { ToMemberId = fixture.Owner, GroupId = fixture.Group }),
        };
        await RecordAsync(fixture, new("For all."));
        for (var day = 1; day < 70; day++)
        {
            fixture.GoTo(fixture.Today.AddDays(1));
            await fixture.LookAsync("recommendation-asking", "recommendation-heirs");
            await fixture.LookAsync("recommendation-asking");
        }

        Assert.Equal(Enumerable.Repeat<long?>(fixture.Owner, RecommendationCalendar.MostAsked), await fixture.ToldAsync<RecommendationsWait>());
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<RecommendationsSilent>());
        Assert.Equal(ids, (await NoticesAsync<RecommendationsWait>(fixture))[0].Ids);
        var days = (await NoticesAsync<RecommendationsWait>(fixture)).ConvertAll(static notice => notice.On);
        Assert.All(days.Zip(days.Skip(1)), static pair => Assert.True(pair.Second.DayNumber - pair.First.DayNumber >= 7));
        Assert.All(days, static day => Assert.True(PublicHolidays.IsWorkday(day)));
    }

    [Fact]
    public async Task WhoIsAway_IsAskedWhenTheyAreBack()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await RecordAsync(fixture, new(Words) { ToMemberId = fixture.Owner });
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Owner).ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, fixture.Community.Now.AddDays(18))));
        await GoAndAskAsync(fixture, 15);
        Assert.Empty(await fixture.ToldAsync<RecommendationsWait>());
        await GoAndAskAsync(fixture, 4);
        Assert.Equal([fixture.Owner], await fixture.ToldAsync<RecommendationsWait>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhenNobodyIsThereToAnswer_TheLeadIsAsked(bool isMember)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var organisation = await OrganisationAsync(fixture, fixture.Outsider);
        var id = await RecordAsync(fixture, new RecommendationDraft(Words) { ToMemberId = isMember ? fixture.Outsider : null, ToOrganisationId = isMember ? null : organisation, GroupId = fixture.Group });
        await fixture.LookAsync("recommendation-heirs");
        Assert.NotEqual(fixture.Lead, (await ReadAsync(fixture, id)).ToMemberId);

        await fixture.SetStatusAsync(fixture.Outsider, MemberStatus.Removed);
        await fixture.LookAsync("recommendation-heirs");
        Assert.Equal(fixture.Lead, (await ReadAsync(fixture, id)).ToMemberId);
        await GoAndAskAsync(fixture, 4);
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<RecommendationsWait>());
        Assert.Null((await AcceptAsync(fixture, fixture.Lead, id)).Refusal);
    }

    [Fact]
    public async Task AGroupsOwn_IsNotThereForOthers_AndOnlyThoseWhoLookAfterItTakeItBack()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await RecordAsync(fixture, new(Words) { ToMemberId = fixture.Owner, GroupId = fixture.Group, Readers = ActionReaders.Group });
        Assert.IsType<RecommendationNotFound>((await AcceptAsync(fixture, fixture.Outsider, id)).Refusal);
        foreach (var (reader, sees) in new[] { (fixture.Outsider, 0), (fixture.Owner, 1), (fixture.Lead, 1), (fixture.Coordinator, 1) })
        {
            Assert.Equal(sees, await fixture.Community.As(reader, (RecommendationLists lists, Member me) => lists.All(me).CountAsync()));
        }

        Assert.IsType<CannotDecideRecommendation>((await WithdrawAsync(fixture, fixture.Owner, id)).Refusal);
        Assert.Null((await WithdrawAsync(fixture, fixture.Lead, id)).Refusal);
        Assert.IsType<RecommendationIsAnswered>((await AcceptAsync(fixture, fixture.Owner, id)).Refusal);
        Assert.Equal(0, await fixture.Community.As(fixture.Lead, (RecommendationLists lists, Member me) => lists.All(me).CountAsync()));
    }

    [Fact]
    public async Task ToSomebodyWhoHasLeft_NothingIsAddressed()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.SetStatusAsync(fixture.Owner, MemberStatus.Removed);
        var added = await fixture.Community.As(fixture.Giver, (RecordRecommendation record, Member me) => record.AddAsync(me, new(Words) { ToMemberId = fixture.Owner }, default));
        Assert.IsType<ActionOwnerGone>(added.Refusal);
    }

    private static async Task<long> RecordAsync(ActionFixture fixture, RecommendationDraft draft)
    {
        var added = await fixture.Community.As(fixture.Giver, (RecordRecommendation record, Member me) => record.AddAsync(me, draft, default));
        Assert.Null(added.Refusal);
        return added.Value.Id;
    }

    private static Task<Result<Recommendation>> AcceptAsync(ActionFixture fixture, long member, long id, DateOnly? due = null) =>
        fixture.Community.As(member, (AnswerRecommendation answer, Member me) => answer.AcceptAsync(me, id, due, default));

    private static Task<Result<Recommendation>> DeclineAsync(ActionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (AnswerRecommendation answer, Member me) => answer.DeclineAsync(me, id, "No budget", default));

    private static Task<Result<Recommendation>> WithdrawAsync(ActionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (RecordRecommendation record, Member me) => record.WithdrawAsync(me, id, default));

    private static Task<Recommendation> ReadAsync(ActionFixture fixture, long id) => fixture.Community.ReadAsync(db => db.Recommendations.SingleAsync(one => one.Id == id));

    private static async Task GoAndAskAsync(ActionFixture fixture, int days)
    {
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(days)));
        await fixture.LookAsync("recommendation-asking");
    }

    private static async Task<List<TNotice>> NoticesAsync<TNotice>(ActionFixture fixture)
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return (await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type && row.Kind == OutboxKind.Send).OrderBy(row => row.Id).Select(row => row.Body).ToListAsync()))
            .ConvertAll(body => (TNotice)NoticeJson.Read(type, body));
    }

    private static async Task<long> OrganisationAsync(ActionFixture fixture, long member)
    {
        var organisation = (await fixture.Community.AddAsync(Organisation.Named("Council of Governors", OrganisationKind.Government))).Id;
        await fixture.Community.ChangeAsync(db => db.Members.Where(one => one.Id == member).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, organisation)));
        return organisation;
    }
}
