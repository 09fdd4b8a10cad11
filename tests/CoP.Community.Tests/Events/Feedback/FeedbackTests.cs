using CoP.Community.Events;
using CoP.Community.Events.Feedback;

namespace CoP.Community.Tests.Events.Feedback;

public sealed class FeedbackTests
{
    [Fact]
    public async Task ThoseWhoWereThere_AreAskedAnHourAfterTheEnd_AndOnceAgainWhenTheyHaveNotAnswered()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await HeldAsync(fixture, present: 2);

        await PassAsync(fixture, TimeSpan.FromMinutes(59));
        Assert.Equal([0, 0, 0], await AskedAsync(fixture));
        await PassAsync(fixture, TimeSpan.FromMinutes(1));
        Assert.Equal([1, 1, 0], await AskedAsync(fixture)); // The third had a seat, and did not come.
        await ScoreAsync(fixture, fixture.Members[0], id, 4);
        await PassAsync(fixture, TimeSpan.FromDays(2));
        Assert.Equal([1, 2, 0], await AskedAsync(fixture));
        await PassAsync(fixture, TimeSpan.FromDays(20));
        Assert.Equal([1, 2, 0], await AskedAsync(fixture));
    }

    [Fact]
    public async Task WhereNobodyCheckedIn_ThoseWithASeatAreAsked()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        await HeldAsync(fixture, present: 0);

        await PassAsync(fixture, TimeSpan.FromHours(1));

        Assert.Equal([1, 1, 1], await AskedAsync(fixture));
    }

    [Fact]
    public async Task Mark_CountsOnce_AndOnlyOfThoseWhoWereThere()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await HeldAsync(fixture, present: 1);

        Assert.Null((await ScoreAsync(fixture, fixture.Members[0], id, 4)).Refusal);
        Assert.IsType<FeedbackIsGiven>((await ScoreAsync(fixture, fixture.Members[0], id, 1)).Refusal);
        Assert.IsType<NotAtTheEvent>((await ScoreAsync(fixture, fixture.Members[1], id, 1)).Refusal);
        Assert.Equal([(4, null)], await KeptAsync(fixture));
    }

    [Fact]
    public async Task Words_GoToAMarkLikeTheirs_OnceForEachWhoHasMarked()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await HeldAsync(fixture, present: 3);
        await ScoreAsync(fixture, fixture.Members[0], id, 5);
        await ScoreAsync(fixture, fixture.Members[1], id, 2);
        await ScoreAsync(fixture, fixture.Members[2], id, 5);

        Assert.Null((await WordsAsync(fixture, fixture.Members[2], id, 5, "Lively.")).Refusal);
        Assert.IsType<FeedbackIsGiven>((await WordsAsync(fixture, fixture.Members[2], id, 5, "Very.")).Refusal);
        Assert.Null((await WordsAsync(fixture, fixture.Members[0], id, 5, "Clear.")).Refusal);

        Assert.Equal([(2, null), (5, "Clear."), (5, "Lively.")], (await KeptAsync(fixture)).OrderBy(static kept => kept));
    }

    [Fact]
    public async Task Words_WithoutAMark_AreRefused()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await HeldAsync(fixture, present: 2);
        await ScoreAsync(fixture, fixture.Members[0], id, 5);

        Assert.IsType<FeedbackIsGiven>((await WordsAsync(fixture, fixture.Members[1], id, 5, "Not mine.")).Refusal);
    }

    [Fact]
    public async Task Report_SaysNothing_BeforeThreeHaveAnswered()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await HeldAsync(fixture, present: 3);
        await ScoreAsync(fixture, fixture.Members[0], id, 5);
        await ScoreAsync(fixture, fixture.Members[1], id, 4);

        Assert.Null(await ReportAsync(fixture, id));
        await ScoreAsync(fixture, fixture.Members[2], id, 3);
        Assert.Equal(new FeedbackFigures(3, 4.0), await ReportAsync(fixture, id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Marks_AreAsManyAsTheResponses_WhateverWasPressed(int seed)
    {
        await using var fixture = await EventFixture.BuildAsync(5);
        var id = await HeldAsync(fixture, present: 4);
        var random = new Random(seed);
        for (var press = 0; press < 30; press++)
        {
            var (member, score) = (fixture.Members[random.Next(5)], random.Next(1, 6));
            await (random.Next(2) == 0 ? ScoreAsync(fixture, member, id, score) : WordsAsync(fixture, member, id, score, $"Words {press}"));
        }

        var subject = EventFeedback.ResponsesTo(id);
        var choices = await fixture.Community.ReadAsync(db => db.Responses.Where(one => one.Subject == subject).Select(static one => one.Choice).ToListAsync());
        var kept = await KeptAsync(fixture);
        Assert.Equal(choices.Count, kept.Count);
        Assert.Equal(choices.Count(static choice => choice == "worded"), kept.Count(static one => one.Words is not null));
        Assert.InRange(kept.Count, 1, 4);
    }

    /// <summary>All have a seat; the first of them check in.</summary>
    private static async Task<long> HeldAsync(EventFixture fixture, int present)
    {
        var id = await fixture.PublishAsync(fixture.Draft(seats: null));
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
        }

        var one = await fixture.ReadAsync(id);
        fixture.Community.Time.Advance(one.StartsAt - fixture.Community.Now);
        foreach (var member in fixture.Members.Take(present))
        {
            await fixture.Community.As(member, (Community.Events.Door.CheckIn checkIn, Member me) => checkIn.HandleAsync(me, id, default));
        }

        await PassAsync(fixture, one.EndsAt - one.StartsAt);
        return id;
    }

    private static async Task PassAsync(EventFixture fixture, TimeSpan time)
    {
        fixture.Community.Time.Advance(time);
        await fixture.Community.Services.DoAsync("event-ends");
        await fixture.Community.Services.DoAsync("event-feedback");
    }

    private static async Task<List<int>> AskedAsync(EventFixture fixture)
    {
        List<int> asked = [];
        foreach (var member in fixture.Members)
        {
            asked.Add((await fixture.ToldAsync(member)).Count(static name => name == nameof(FeedbackWanted)));
        }

        return asked;
    }

    private static Task<Result<Event>> ScoreAsync(EventFixture fixture, long member, long id, int score) =>
        fixture.Community.As(member, (GiveFeedback give, Member me) => give.ScoreAsync(me, id, score, default));

    private static Task<Result<Event>> WordsAsync(EventFixture fixture, long member, long id, int score, string words) =>
        fixture.Community.As(member, (GiveFeedback give, Member me) => give.WordsAsync(me, id, score, words, default));

    private static Task<FeedbackFigures?> ReportAsync(EventFixture fixture, long id) => fixture.Community.DoAsync((FeedbackReport report) => report.FindAsync(id, default));

    private static async Task<List<(int Score, string? Words)>> KeptAsync(EventFixture fixture) =>
        (await fixture.Community.ReadAsync(static db => db.EventFeedback.OrderBy(static one => one.Id).ToListAsync())).ConvertAll(static one => (one.Score, one.Words));
}
