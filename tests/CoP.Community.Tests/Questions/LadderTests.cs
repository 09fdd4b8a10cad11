using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Questions;

public sealed class LadderTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task SecondWave_AfterADay_AsksOthers()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var late = await village.Town.MemberAsync("Late", group: village.Shock);

        await village.ClimbAsync(Day - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await village.AskedAsync(id), static request => request.Wave == 2);
        await village.ClimbAsync(TimeSpan.FromMinutes(1));

        var second = (await village.AskedAsync(id)).Where(static request => request.Wave == 2);
        Assert.Equal([late], second.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task Escalation_AfterThreeDays_TellsLeadAndCoordinatorsOnce()
    {
        await using var village = await Village.BuildAsync();
        await village.AskAsync();

        await village.ClimbAsync(3 * Day - TimeSpan.FromMinutes(1));
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());
        await village.ClimbAsync(TimeSpan.FromMinutes(1));
        await village.ClimbAsync(TimeSpan.Zero);
        await village.ClimbAsync(Day);

        Assert.Equal([village.Lead, village.Coordinator], (await village.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task Escalation_OfAQuestionAskedUnderAClockThatWasAYearAhead_ComesInItsTime()
    {
        await using var village = await Village.BuildAsync();
        village.Town.Time.Jump(365 * Day);
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);
        village.Town.Time.Jump(-365 * Day);
        foreach (var waiting in village.Town.Services.GetServices<IAfterClockSetBack>())
        {
            await waiting.SetBackAsync(365 * Day, default);
        }

        await village.ClimbAsync(Day);
        await village.ClimbAsync(2 * Day);

        Assert.Equal([village.Lead, village.Coordinator], (await village.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task Ladder_WhenItRunsTwice_TellsNobodyTwice()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);
        await village.Town.MemberAsync("Late", group: village.Shock);

        await village.ClimbAsync(3 * Day);
        var once = await CountAsync(village);
        await village.ClimbAsync(TimeSpan.Zero);

        Assert.Equal(once, await CountAsync(village));
    }

    [Fact]
    public async Task Help_StopsTheLadder()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.AnswerAsync(village.Peer, id);
        await village.Town.MemberAsync("Late", group: village.Shock);

        await village.ClimbAsync(3 * Day);

        Assert.DoesNotContain(await village.AskedAsync(id), static request => request.Wave == 2);
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task AnswerThatDoesNotHelp_LetsTheLadderGoOn()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        await village.Town.As(village.Asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default));

        await village.ClimbAsync(3 * Day);

        Assert.NotEmpty(await village.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Claim_WhenItsTimeIsOver_LapsesAndItsHolderHearsOnce()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);

        await village.ClimbAsync(Day);
        await village.ClimbAsync(TimeSpan.Zero);

        Assert.Null((await village.QuestionAsync(id)).ClaimedById);
        Assert.Equal([village.Peer], await village.ToldAsync<ClaimLapsed>());
    }

    [Fact]
    public async Task Claim_WhileItHolds_StopsTheLadder()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        village.Town.Time.Advance(2 * Day);
        await village.ClaimAsync(village.Peer, id);

        await village.ClimbAsync(Day - TimeSpan.FromHours(1));

        Assert.Equal(1, (await village.QuestionAsync(id)).Waves);
    }

    private static Task<int> CountAsync(Village village) => village.Town.ReadAsync(static db => db.Outbox.CountAsync());
}
