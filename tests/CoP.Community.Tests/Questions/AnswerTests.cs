namespace CoP.Community.Tests.Questions;

public sealed class AnswerTests
{
    [Fact]
    public async Task GiveAnswer_TellsTheAskerAndFulfilsRequestAndClaim()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);

        await village.AnswerAsync(village.Peer, id);

        var question = await village.QuestionAsync(id);
        Assert.Null(question.ClaimedById);
        Assert.Equal(RequestOutcome.Answered, question.Requests.Single(request => request.MemberId == village.Peer).Outcome);
        Assert.Equal([village.Asker], await village.ToldAsync<AnswerReceived>());
    }

    [Fact]
    public async Task GiveAnswer_WhenAnotherHasClaimed_IsTakenAndLeavesTheClaim()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.ClaimAsync(village.Peer, id);

        Assert.True((await village.AnswerAsync(village.Other, id)).Succeeded);
        Assert.Equal(village.Peer, (await village.QuestionAsync(id)).ClaimedById);
    }

    [Fact]
    public async Task GiveAnswer_ToTheirOwnQuestion_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        Assert.IsType<OwnQuestion>((await village.AnswerAsync(village.Asker, await village.AskAsync())).Refusal);
    }

    [Fact]
    public async Task GiveAnswer_WithTheSameWordsAgain_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.AnswerAsync(village.Peer, id);

        Assert.IsType<AnswerAlreadyGiven>((await village.AnswerAsync(village.Peer, id)).Refusal);
        Assert.True((await village.AnswerAsync(village.Peer, id, "And milk prices.")).Succeeded);
    }

    [Fact]
    public async Task GiveAnswer_WhenTheQuestionIsClosed_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.Town.As(village.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default));

        Assert.IsType<QuestionIsClosed>((await village.AnswerAsync(village.Peer, id)).Refusal);
    }

    [Fact]
    public async Task EditAnswer_WhenTheReplyIsEdited_ChangesTheAnswer()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.AnswerAsync(village.Peer, id, "Rain", new AnswerSource(7, "m1"));

        Assert.True((await EditAsync(village, village.Peer, "m1"))?.Succeeded);
        var answer = (await village.QuestionAsync(id)).Answers.Single();
        Assert.Equal(("Rain and fodder", village.Town.Now), (answer.Text, answer.EditedAt));
    }

    [Fact]
    public async Task EditAnswer_OfAnotherMessageOrMemberOrAClosedQuestion_ChangesNothing()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var answer = await village.AnswerAsync(village.Peer, id, "Rain", new AnswerSource(7, "m1"));

        Assert.Null(await EditAsync(village, village.Peer, "m2"));
        Assert.Null(await EditAsync(village, village.Other, "m1"));
        await village.AcceptAsync(village.Asker, answer.Value.Id);
        Assert.Null(await EditAsync(village, village.Peer, "m1"));
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
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        var answer = (await village.AnswerAsync(village.Peer, id, "Rain", new AnswerSource(7, "m1"))).Value;

        Assert.IsType(refusal, (await village.AnswerAsync(village.Other, id, words)).Refusal);
        Assert.IsType(refusal, (await EditAsync(village, village.Peer, "m1", words))?.Refusal);
        Assert.IsType(refusal, (await BackAsync(village, village.Asker, answer.Id, words)).Refusal);
        Assert.Equal("Rain", (await village.QuestionAsync(id)).Answers.Single().Text);
    }

    [Fact]
    public async Task EditAnswer_ToWhatTheyAnsweredAlready_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var id = await village.AskAsync();
        await village.AnswerAsync(village.Peer, id, "Rain", new AnswerSource(7, "m1"));
        await village.AnswerAsync(village.Peer, id, "Fodder", new AnswerSource(7, "m2"));

        Assert.IsType<AnswerAlreadyGiven>((await EditAsync(village, village.Peer, "m2", "Rain"))?.Refusal);
    }

    [Fact]
    public async Task AskBack_GoesToTheOtherOfTheTwo()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;

        await BackAsync(village, village.Asker, answer);
        await BackAsync(village, village.Peer, answer);

        Assert.Equal([village.Peer, village.Asker], await village.ToldAsync<FollowUpReceived>());
    }

    [Fact]
    public async Task AskBack_ByAThird_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        Assert.IsType<AnswerNotFound>((await BackAsync(village, village.Other, answer)).Refusal);
        Assert.IsType<AnswerNotFound>((await BackAsync(village, village.Asker, 99)).Refusal);
    }

    [Fact]
    public async Task ThankForAnswer_Twice_TellsOnce()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;

        await ThankAsync(village, village.Asker, answer);
        await ThankAsync(village, village.Asker, answer);

        Assert.Equal([village.Peer], await village.ToldAsync<AnswerThanked>());
    }

    [Fact]
    public async Task ThankForAnswer_RestsALittle_SoThatAcceptingItSaysItInstead()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        await ThankAsync(village, village.Asker, answer);
        var thanks = await village.Town.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<AnswerThanked>()));
        Assert.Equal(TimeSpan.FromSeconds(10), thanks.NotBefore - thanks.CreatedAt);
    }

    [Fact]
    public async Task ThankForAnswer_WhenItIsAccepted_TellsNothingMore()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value;
        await village.AcceptAsync(village.Asker, answer.Id);

        Assert.True((await ThankAsync(village, village.Asker, answer.Id)).Succeeded);

        Assert.True((await village.QuestionAsync(answer.QuestionId)).Answers.Single().Thanked);
        Assert.Empty(await village.ToldAsync<AnswerThanked>());
    }

    [Fact]
    public async Task ThankForAnswer_ByAnybodyElse_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value.Id;
        Assert.IsType<NotYourQuestion>((await ThankAsync(village, village.Other, answer)).Refusal);
    }

    [Fact]
    public async Task MarkNotHelpful_TellsTheAnswererNothing()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value;
        var before = await village.Town.ReadAsync(static db => db.Outbox.CountAsync());

        Assert.True((await NotHelpfulAsync(village, village.Asker, answer.Id)).Succeeded);

        Assert.False((await village.QuestionAsync(answer.QuestionId)).HasHelp);
        Assert.Equal(before, await village.Town.ReadAsync(static db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task MarkNotHelpful_ByAnybodyElseOrAfterClosing_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var answer = (await village.AnswerAsync(village.Peer, await village.AskAsync())).Value;
        Assert.IsType<NotYourQuestion>((await NotHelpfulAsync(village, village.Peer, answer.Id)).Refusal);
        await village.AcceptAsync(village.Asker, answer.Id);
        Assert.IsType<QuestionIsClosed>((await NotHelpfulAsync(village, village.Asker, answer.Id)).Refusal);
    }

    private static Task<Result<Answer>?> EditAsync(Village village, long member, string message, string words = "Rain and fodder") =>
        village.Town.As(member, (EditAnswer edit, Member me) => edit.HandleAsync(new AnswerSource(7, message), me, words, default));

    private static Task<Result<Question>> BackAsync(Village village, long member, long answer, string words = "Which rainfall data?") =>
        village.Town.As(member, (AskBack back, Member me) => back.HandleAsync(me, answer, words, default));

    private static Task<Result<Question>> ThankAsync(Village village, long member, long answer) =>
        village.Town.As(member, (ThankForAnswer thank, Member me) => thank.HandleAsync(me, answer, default));

    private static Task<Result<Question>> NotHelpfulAsync(Village village, long member, long answer) =>
        village.Town.As(member, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default));
}
