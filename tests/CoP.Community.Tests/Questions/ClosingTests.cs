using CoP.Community.Questions.AfterAnswer;

namespace CoP.Community.Tests.Questions;

public sealed class ClosingTests
{
    [Fact]
    public async Task AcceptAnswer_ClosesTheQuestionAndTellsEverybodyWhoAnswered()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id;
        await fixture.AnswerAsync(fixture.Other, id, "Fodder.");

        Assert.True((await fixture.AcceptAsync(fixture.Asker, answer)).Succeeded);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((QuestionState.Answered, answer, fixture.Community.Now), (question.State, question.AcceptedAnswerId, question.ClosedAt));
        Assert.Equal([fixture.Peer], await fixture.ToldAsync<AnswerAccepted>());
        Assert.Equal([fixture.Other], await fixture.ToldAsync<QuestionClosed>());
    }

    [Fact]
    public async Task AcceptAnswer_Again_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        await fixture.AcceptAsync(fixture.Asker, answer);

        Assert.IsType<AnswerAlreadyAccepted>((await fixture.AcceptAsync(fixture.Asker, answer)).Refusal);
    }

    [Fact]
    public async Task AcceptAnswer_ByAnybodyElse_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        Assert.IsType<NotYourQuestion>((await fixture.AcceptAsync(fixture.Coordinator, answer)).Refusal);
        Assert.IsType<AnswerNotFound>((await fixture.AcceptAsync(fixture.Asker, 99)).Refusal);
    }

    [Fact]
    public async Task Closing_WhenSomebodyIsOnIt_TellsThemThatItIsNotNeeded()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Other, id);

        await WithdrawAsync(fixture, fixture.Asker, id);

        Assert.Null((await fixture.QuestionAsync(id)).ClaimedById);
        Assert.Equal([fixture.Other], await fixture.ToldAsync<ClaimEnded>());
    }

    [Fact]
    public async Task WithdrawQuestion_ByAnybodyElseOrTwice_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        Assert.IsType<NotYourQuestion>((await WithdrawAsync(fixture, fixture.Peer, id)).Refusal);
        Assert.True((await WithdrawAsync(fixture, fixture.Asker, id)).Succeeded);
        Assert.IsType<QuestionIsClosed>((await WithdrawAsync(fixture, fixture.Asker, id)).Refusal);
    }

    [Fact]
    public async Task HiddenQuestion_IsOutOfSightForPeersButNotForThoseWhoModerate()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.Community.As(fixture.Coordinator, (HideQuestion hide, Member me) => hide.HandleAsync(me, id, "A name in it.", default));

        Assert.IsType<QuestionNotFound>((await SeeAsync(fixture, fixture.Peer, id)).Refusal);
        Assert.True((await SeeAsync(fixture, fixture.Asker, id)).Succeeded);
        Assert.True((await SeeAsync(fixture, fixture.Lead, id)).Succeeded);
        Assert.True((await SeeAsync(fixture, fixture.Coordinator, id)).Succeeded);
    }

    [Fact]
    public async Task Closing_RedrawsEveryMessageThatShowsTheQuestion()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.Community.ChangeAsync(static db => db.LiveMessages.ExecuteUpdateAsync(live => live.SetProperty(row => row.PlatformId, "1")));

        await WithdrawAsync(fixture, fixture.Asker, id);

        Assert.Equal(2, await fixture.Community.ReadAsync(static db => db.Outbox.CountAsync(row => row.Kind == OutboxKind.Edit)));
    }

    private static Task<Result<Question>> WithdrawAsync(QuestionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));

    private static Task<Result<Question>> SeeAsync(QuestionFixture fixture, long member, long id) =>
        fixture.Community.As(member, (QuestionAccess access, Member me) => access.FindAsync(id, me, default));
}
