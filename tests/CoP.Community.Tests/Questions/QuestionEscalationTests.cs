using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Questions;

public sealed class QuestionEscalationTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task SecondWave_AfterADay_AsksOthers()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var late = await fixture.Community.MemberAsync("Late", group: fixture.Shock);

        await fixture.EscalateAsync(Day - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await fixture.AskedAsync(id), static request => request.Wave == 2);
        await fixture.EscalateAsync(TimeSpan.FromMinutes(1));

        var second = (await fixture.AskedAsync(id)).Where(static request => request.Wave == 2);
        Assert.Equal([late], second.Select(static request => request.MemberId));
    }

    [Fact]
    public async Task Escalation_AfterThreeDays_TellsLeadAndCoordinatorsOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AskAsync();

        await fixture.EscalateAsync(3 * Day - TimeSpan.FromMinutes(1));
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());
        await fixture.EscalateAsync(TimeSpan.FromMinutes(1));
        await fixture.EscalateAsync(TimeSpan.Zero);
        await fixture.EscalateAsync(Day);

        Assert.Equal([fixture.Lead, fixture.Coordinator], (await fixture.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task Escalation_OfAQuestionAskedUnderAClockThatWasAYearAhead_ComesInItsTime()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        fixture.Community.Time.Jump(365 * Day);
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);
        fixture.Community.Time.Jump(-365 * Day);
        foreach (var waiting in fixture.Community.Services.GetServices<IAfterClockSetBack>())
        {
            await waiting.SetBackAsync(365 * Day, default);
        }

        await fixture.EscalateAsync(Day);
        await fixture.EscalateAsync(2 * Day);

        Assert.Equal([fixture.Lead, fixture.Coordinator], (await fixture.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task Ladder_WhenItRunsTwice_TellsNobodyTwice()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);
        await fixture.Community.MemberAsync("Late", group: fixture.Shock);

        await fixture.EscalateAsync(3 * Day);
        var once = await CountAsync(fixture);
        await fixture.EscalateAsync(TimeSpan.Zero);

        Assert.Equal(once, await CountAsync(fixture));
    }

    [Fact]
    public async Task Help_StopsTheLadder()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AnswerAsync(fixture.Peer, id);
        await fixture.Community.MemberAsync("Late", group: fixture.Shock);

        await fixture.EscalateAsync(3 * Day);

        Assert.DoesNotContain(await fixture.AskedAsync(id), static request => request.Wave == 2);
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task AnswerThatDoesNotHelp_LetsTheLadderGoOn()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        await fixture.Community.As(fixture.Asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default));

        await fixture.EscalateAsync(3 * Day);

        Assert.NotEmpty(await fixture.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Claim_WhenItsTimeIsOver_LapsesAndItsHolderHearsOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);

        await fixture.EscalateAsync(Day);
        await fixture.EscalateAsync(TimeSpan.Zero);

        Assert.Null((await fixture.QuestionAsync(id)).ClaimedById);
        Assert.Equal([fixture.Peer], await fixture.ToldAsync<ClaimLapsed>());
    }

    [Fact]
    public async Task Claim_WhileItHolds_StopsTheLadder()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        fixture.Community.Time.Advance(2 * Day);
        await fixture.ClaimAsync(fixture.Peer, id);

        await fixture.EscalateAsync(Day - TimeSpan.FromHours(1));

        Assert.Equal(1, (await fixture.QuestionAsync(id)).Waves);
    }

    private static Task<int> CountAsync(QuestionFixture fixture) => fixture.Community.ReadAsync(static db => db.Outbox.CountAsync());
}
