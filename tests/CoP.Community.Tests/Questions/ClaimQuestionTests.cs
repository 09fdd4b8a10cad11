namespace CoP.Community.Tests.Questions;

public sealed class ClaimQuestionTests
{
    [Fact]
    public async Task ClaimQuestion_HoldsForADay()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();

        Assert.True((await fixture.ClaimAsync(fixture.Peer, id)).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((fixture.Peer, fixture.Community.Now.AddHours(24)), (question.ClaimedById, question.ClaimedUntil));
    }

    [Fact]
    public async Task ClaimQuestion_WhenAnotherHasClaimed_IsRefusedWithTheirName()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);

        Assert.Equal(new QuestionAlreadyClaimed("Peer"), (await fixture.ClaimAsync(fixture.Other, id)).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenTheOldClaimIsOver_IsTheirs()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);
        fixture.Community.Time.Advance(TimeSpan.FromHours(24));

        Assert.True((await fixture.ClaimAsync(fixture.Other, id)).Succeeded);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItIsTheirOwn_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<OwnQuestion>((await fixture.ClaimAsync(fixture.Asker, await fixture.AskAsync())).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItIsClosed_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id);

        Assert.IsType<QuestionIsClosed>((await fixture.ClaimAsync(fixture.Other, id)).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItDoesNotExist_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<QuestionNotFound>((await fixture.ClaimAsync(fixture.Peer, 99)).Refusal);
    }
}
