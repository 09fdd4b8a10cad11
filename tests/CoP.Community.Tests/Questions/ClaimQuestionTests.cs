namespace CoP.Community.Tests.Questions;

public sealed class ClaimQuestionTests
{
    [Fact]
    public async Task ClaimQuestion_HoldsForADay()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();

        Assert.True((await village.ClaimAsync(village.Peer, id)).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Equal((village.Peer, village.Town.Now.AddHours(24)), (question.ClaimedById, question.ClaimedUntil));
    }

    [Fact]
    public async Task ClaimQuestion_WhenAnotherHasClaimed_IsRefusedWithTheirName()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);

        Assert.Equal(new QuestionAlreadyClaimed("Peer"), (await village.ClaimAsync(village.Other, id)).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenTheOldClaimIsOver_IsTheirs()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);
        village.Town.Time.Advance(TimeSpan.FromHours(24));

        Assert.True((await village.ClaimAsync(village.Other, id)).Succeeded);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItIsTheirOwn_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        Assert.IsType<OwnQuestion>((await village.ClaimAsync(village.Asker, await village.AskAsync())).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItIsClosed_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.AcceptAsync(village.Asker, (await village.AnswerAsync(village.Peer, id)).Value.Id);

        Assert.IsType<QuestionIsClosed>((await village.ClaimAsync(village.Other, id)).Refusal);
    }

    [Fact]
    public async Task ClaimQuestion_WhenItDoesNotExist_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        Assert.IsType<QuestionNotFound>((await village.ClaimAsync(village.Peer, 99)).Refusal);
    }
}
