namespace CoP.Community.Tests.Questions;

public sealed class AnswerTests
{
    [Fact]
    public async Task GiveAnswer_TellsTheAskerAndFulfilsRequestAndClaim()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);

        await fixture.AnswerAsync(fixture.Peer, id);

        var question = await fixture.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.Answered, question.Requests.Single(request => request.MemberId == fixture.Peer).Outcome);
        Assert.Equal([fixture.Asker], await fixture.ToldAsync<AnswerReceived>());
    }

    [Fact]
    public async Task GiveAnswer_WhenAnotherHasClaimed_IsTakenAndLeavesTheClaim()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.ClaimAsync(fixture.Peer, id);

        Assert.True((await fixture.AnswerAsync(fixture.Other, id)).Succeeded);
        Assert.Equal(fixture.Peer, (await fixture.QuestionAsync(id)).ClaimedById);
    }

    [Fact]
    public async Task GiveAnswer_ToTheirOwnQuestion_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<OwnQuestion>((await fixture.AnswerAsync(fixture.Asker, await fixture.AskAsync())).Refusal);
    }

    [Fact]
    public async Task GiveAnswer_WithTheSameWordsAgain_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AnswerAsync(fixture.Peer, id);

        Assert.IsType<AnswerAlreadyGiven>((await fixture.AnswerAsync(fixture.Peer, id)).Refusal);
        Assert.True((await fixture.AnswerAsync(fixture.Peer, id, "And milk prices.")).Succeeded);
    }

    [Fact]
    public async Task GiveAnswer_WhenTheQuestionIsClosed_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.Community.As(fixture.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));

        Assert.IsType<QuestionIsClosed>((await fixture.AnswerAsync(fixture.Peer, id)).Refusal);
    }

    [Fact]
    public async Task EditAnswer_WhenTheReplyIsEdited_ChangesTheAnswer()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AnswerAsync(fixture.Peer, id, "Rain", new AnswerSource(7, "m1"));

        Assert.True((await EditAsync(fixture, fixture.Peer, "m1"))?.Succeeded);
        var answer = (await fixture.QuestionAsync(id)).Answers.Single();
        Assert.Equal(("Rain and fodder", fixture.Community.Now), (answer.Text, answer.EditedAt));
    }

    [Fact]
    public async Task EditAnswer_OfAnotherMessageOrMemberOrAClosedQuestion_ChangesNothing()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var answer = await fixture.AnswerAsync(fixture.Peer, id, "Rain", new AnswerSource(7, "m1"));

        Assert.Null(await EditAsync(fixture, fixture.Peer, "m2"));
        Assert.Null(await EditAsync(fixture, fixture.Other, "m1"));
        await fixture.AcceptAsync(fixture.Asker, answer.Value.Id);
        Assert.Null(await EditAsync(fixture, fixture.Peer, "m1"));
    }

    public static TheoryData<string, Type> NoAnswers => new()
    {
        { "", typeof(NothingWritten) },
        { " \u200B\u00A0\uFEFF\u2060\n\u3164\u2800", typeof(NothingWritten) },
        { "\"\u201C\u201D>", typeof(NothingWritten) },
        { new string('x', Answer.Length + 1), typeof(AnswerTooLong) },
    };

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task Words_ThatCanBeNoAnswer_AreRefusedWhereverTheyAreGiven(string words, Type refusal)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, id, "Rain", new AnswerSource(7, "m1"))).Value;

        Assert.IsType(refusal, (await fixture.AnswerAsync(fixture.Other, id, words)).Refusal);
        Assert.IsType(refusal, (await EditAsync(fixture, fixture.Peer, "m1", words))?.Refusal);
        Assert.IsType(refusal, (await BackAsync(fixture, fixture.Asker, answer.Id, words)).Refusal);
        Assert.Equal("Rain", (await fixture.QuestionAsync(id)).Answers.Single().Text);
    }

    [Fact]
    public async Task EditAnswer_ToWhatTheyAnsweredAlready_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AnswerAsync(fixture.Peer, id, "Rain", new AnswerSource(7, "m1"));
        await fixture.AnswerAsync(fixture.Peer, id, "Fodder", new AnswerSource(7, "m2"));

        Assert.IsType<AnswerAlreadyGiven>((await EditAsync(fixture, fixture.Peer, "m2", "Rain"))?.Refusal);
    }

    [Fact]
    public async Task AskBack_GoesToTheOtherOfTheTwo()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;

        await BackAsync(fixture, fixture.Asker, answer);
        await BackAsync(fixture, fixture.Peer, answer);

        Assert.Equal([fixture.Peer, fixture.Asker], await fixture.ToldAsync<FollowUpReceived>());
    }

    [Fact]
    public async Task AskBack_ByAThird_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        Assert.IsType<AnswerNotFound>((await BackAsync(fixture, fixture.Other, answer)).Refusal);
        Assert.IsType<AnswerNotFound>((await BackAsync(fixture, fixture.Asker, 99)).Refusal);
    }

    [Fact]
    public async Task ThankForAnswer_Twice_TellsOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;

        await ThankAsync(fixture, fixture.Asker, answer);
        await ThankAsync(fixture, fixture.Asker, answer);

        Assert.Equal([fixture.Peer], await fixture.ToldAsync<AnswerThanked>());
    }

    [Fact]
    public async Task ThankForAnswer_RestsALittle_SoThatAcceptingItSaysItInstead()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        await ThankAsync(fixture, fixture.Asker, answer);
        var thanks = await fixture.Community.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<AnswerThanked>()));
        Assert.Equal(TimeSpan.FromSeconds(10), thanks.NotBefore - thanks.CreatedAt);
    }

    [Fact]
    public async Task ThankForAnswer_WhenItIsAccepted_TellsNothingMore()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value;
        await fixture.AcceptAsync(fixture.Asker, answer.Id);

        Assert.True((await ThankAsync(fixture, fixture.Asker, answer.Id)).Succeeded);

        Assert.True((await fixture.QuestionAsync(answer.QuestionId)).Answers.Single().Thanked);
        Assert.Empty(await fixture.ToldAsync<AnswerThanked>());
    }

    [Fact]
    public async Task ThankForAnswer_ByAnybodyElse_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value.Id;
        Assert.IsType<NotYourQuestion>((await ThankAsync(fixture, fixture.Other, answer)).Refusal);
    }

    [Fact]
    public async Task MarkNotHelpful_TellsTheAnswererNothing()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value;
        var before = await fixture.Community.ReadAsync(static db => db.Outbox.CountAsync());

        Assert.True((await NotHelpfulAsync(fixture, fixture.Asker, answer.Id)).Succeeded);

        Assert.False((await fixture.QuestionAsync(answer.QuestionId)).HasHelp);
        Assert.Equal(before, await fixture.Community.ReadAsync(static db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task MarkNotHelpful_ByAnybodyElseOrAfterClosing_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var answer = (await fixture.AnswerAsync(fixture.Peer, await fixture.AskAsync())).Value;
        Assert.IsType<NotYourQuestion>((await NotHelpfulAsync(fixture, fixture.Peer, answer.Id)).Refusal);
        await fixture.AcceptAsync(fixture.Asker, answer.Id);
        Assert.IsType<QuestionIsClosed>((await NotHelpfulAsync(fixture, fixture.Asker, answer.Id)).Refusal);
    }

    private static Task<Result<Answer>?> EditAsync(QuestionFixture fixture, long member, string message, string words = "Rain and fodder") =>
        fixture.Community.As(member, (EditAnswer edit, Member me) => edit.HandleAsync(new AnswerSource(7, message), me, words, default));

    private static Task<Result<Answer>> BackAsync(QuestionFixture fixture, long member, long answer, string words = "Which rainfall data?") =>
        fixture.Community.As(member, (AskBack back, Member me) => back.HandleAsync(me, answer, words, default));

    private static Task<Result<Answer>> ThankAsync(QuestionFixture fixture, long member, long answer) =>
        fixture.Community.As(member, (ThankForAnswer thank, Member me) => thank.HandleAsync(me, answer, default));

    private static Task<Result<Answer>> NotHelpfulAsync(QuestionFixture fixture, long member, long answer) =>
        fixture.Community.As(member, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default));
}
