namespace CoP.Community.Tests.Questions;

public sealed class ClosingTests
{
    [Fact]
    public async Task AcceptAnswer_ClosesTheQuestionAndTellsEverybodyWhoAnswered()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var answer = (await village.AnswerAsync(village.Peer, id)).Value.Id;
        await village.AnswerAsync(village.Other, id, "Fodder.");

        Assert.True((await village.AcceptAsync(village.Asker, answer)).Succeeded);

        var question = await village.QuestionAsync(id);
        Assert.Equal((QuestionState.Answered, answer, village.Town.Now), (question.State, question.AcceptedAnswerId, question.ClosedAt));
        Assert.Equal([village.Peer], await village.ToldAsync<AnswerAccepted>());
        Assert.Equal([village.Other], await village.ToldAsync<QuestionClosed>());
    }

    [Fact]
    public async Task AcceptAnswer_Again_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        await village.AcceptAsync(village.Asker, answer);

        Assert.IsType<QuestionIsClosed>((await village.AcceptAsync(village.Asker, answer)).Refusal);
    }

    [Fact]
    public async Task AcceptAnswer_ByAnybodyElse_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        Assert.IsType<NotYourQuestion>((await village.AcceptAsync(village.Coordinator, answer)).Refusal);
        Assert.IsType<AnswerNotFound>((await village.AcceptAsync(village.Asker, 99)).Refusal);
    }

    [Fact]
    public async Task Closing_WhenSomebodyIsOnIt_TellsThemThatItIsNotNeeded()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Other, id);

        await WithdrawAsync(village, village.Asker, id);

        Assert.Null((await village.QuestionAsync(id)).ClaimedById);
        Assert.Equal([village.Other], await village.ToldAsync<ClaimEnded>());
    }

    [Fact]
    public async Task WithdrawQuestion_ByAnybodyElseOrTwice_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        Assert.IsType<NotYourQuestion>((await WithdrawAsync(village, village.Peer, id)).Refusal);
        Assert.True((await WithdrawAsync(village, village.Asker, id)).Succeeded);
        Assert.IsType<QuestionIsClosed>((await WithdrawAsync(village, village.Asker, id)).Refusal);
    }

    [Fact]
    public async Task HiddenQuestion_IsOutOfSightForPeersButNotForThoseWhoModerate()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.Town.As(village.Coordinator, (HideQuestion hide, Member me) => hide.HandleAsync(me, id, "A name in it.", default));

        Assert.IsType<QuestionNotFound>((await SeeAsync(village, village.Peer, id)).Refusal);
        Assert.True((await SeeAsync(village, village.Asker, id)).Succeeded);
        Assert.True((await SeeAsync(village, village.Lead, id)).Succeeded);
        Assert.True((await SeeAsync(village, village.Coordinator, id)).Succeeded);
    }

    [Fact]
    public async Task Closing_RedrawsEveryMessageThatShowsTheQuestion()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.Town.ChangeAsync(static db => db.LiveMessages.ExecuteUpdateAsync(live => live.SetProperty(row => row.PlatformId, "1")));

        await WithdrawAsync(village, village.Asker, id);

        Assert.Equal(2, await village.Town.ReadAsync(static db => db.Outbox.CountAsync(row => row.Kind == OutboxKind.Edit)));
    }

    private static Task<Result<Question>> WithdrawAsync(Village village, long member, long id) =>
        village.Town.As(member, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));

    private static Task<Result<Question>> SeeAsync(Village village, long member, long id) =>
        village.Town.As(member, (QuestionAccess access, Member me) => access.FindAsync(id, me, default));
}
