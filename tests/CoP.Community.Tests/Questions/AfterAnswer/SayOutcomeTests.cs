using CoP.Community.Questions.AfterAnswer;
using static CoP.Community.Tests.Questions.AfterAnswer.OutcomeFixture;

namespace CoP.Community.Tests.Questions.AfterAnswer;

/// <summary>What follows from what an asker says about the answers.</summary>
public sealed class SayOutcomeTests
{
    [Fact]
    public async Task Helped_WithOneAnswer_AcceptsIt_AndItsAuthorIsTold()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);

        await fixture.HelpedAsync(fixture.Asker, id);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((QuestionState.Answered, question.Answers[0].Id), (question.State, question.AcceptedAnswerId));
        Assert.Equal((AnswerOutcome.Helped, fixture.Community.Now, 1), (question.Outcome, question.OutcomeAt, question.OutcomeStage));
        Assert.Equal([fixture.Peer], await fixture.ToldAsync<AnswerAccepted>());
    }

    [Fact]
    public async Task Helped_WithOneAnswerThatWasNotTurnedDown_AcceptsThat()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        var other = (await fixture.AnswerAsync(fixture.Other, id, "Vegetation.")).Value.Id;
        await fixture.Community.As(fixture.Asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, other - 1, default));

        await fixture.HelpedAsync(fixture.Asker, id);

        Assert.Equal(other, (await fixture.QuestionAsync(id)).AcceptedAnswerId);
    }

    [Fact]
    public async Task Helped_WithSeveralAnswers_AcceptsNoneBeforeOneIsChosen()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await TwiceAnsweredAsync(fixture);

        var said = await fixture.HelpedAsync(fixture.Asker, id);

        Assert.Equal((QuestionState.Open, null), (said.Value.State, (await fixture.QuestionAsync(id)).Outcome));
        Assert.Empty(await fixture.ToldAsync<AnswerAccepted>());
    }

    [Fact]
    public async Task Accepting_ByOneself_IsKeptAsHelp_BeforeAnybodyAsked()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await fixture.AcceptAsync(fixture.Asker, (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((AnswerOutcome.Helped, 0), (question.Outcome, question.OutcomeStage));
    }

    [Theory]
    [InlineData(false, AnswerOutcome.SeveralHelped)]
    [InlineData(true, AnswerOutcome.FoundElsewhere)]
    public async Task Several_OrElsewhere_ClosesTheQuestion_AndEachWhoAnsweredHearsOnce(bool elsewhere, AnswerOutcome outcome)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await TwiceAnsweredAsync(fixture);
        await fixture.AnswerAsync(fixture.Peer, id, "And markets.");
        await fixture.ClaimAsync(fixture.Lead, id);

        await fixture.SettleAsync(fixture.Asker, id, elsewhere);
        var again = await fixture.SettleAsync(fixture.Asker, id, elsewhere);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((QuestionState.Answered, null, outcome), (question.State, question.AcceptedAnswerId, question.Outcome));
        Assert.All(question.Answers, answer => Assert.Equal(!elsewhere, answer.Thanked));
        Assert.Equal([fixture.Peer, fixture.Other], (await fixture.ToldAsync<QuestionSettled>()).Order());
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<ClaimEnded>());
        Assert.IsType<QuestionAlreadySettled>(again.Refusal);
    }

    [Fact]
    public async Task Partly_LeavesTheQuestionOpen_AndIsKeptOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);

        Assert.Null((await fixture.PartlyAsync(fixture.Asker, id)).Refusal);
        Assert.IsType<PartlyAlreadySaid>((await fixture.PartlyAsync(fixture.Asker, id)).Refusal);

        var question = await fixture.QuestionAsync(id);
        Assert.Equal((QuestionState.Open, AnswerOutcome.HelpedPartly, 1), (question.State, question.Outcome, question.OutcomeStage));
        await fixture.PassAsync(4 * Day);
        Assert.Null((await fixture.PartlyAsync(fixture.Asker, id)).Refusal);
        Assert.Equal(2, (await fixture.QuestionAsync(id)).OutcomeStage);
    }

    [Fact]
    public async Task Missing_AfterPartly_StandsInTheQuestion_IsFound_AndGoesToEachWhoAnsweredOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await TwiceAnsweredAsync(fixture);
        await fixture.AnswerAsync(fixture.Peer, id, "And markets.");
        await fixture.PartlyAsync(fixture.Asker, id);

        Assert.Null((await fixture.MissesAsync(fixture.Asker, id, "The thresholds of Mandera.")).Refusal);

        Assert.Equal("Still missing: The thresholds of Mandera.", (await fixture.QuestionAsync(id)).Details);
        Assert.Equal([fixture.Peer, fixture.Other], (await fixture.ToldAsync<FollowUpReceived>()).Order());
        Assert.Equal([id], (await fixture.Community.DoAsync((FindQuestions find) => find.HandleAsync("Mandera", 5, default))).Select(static found => found.Id));
    }

    [Fact]
    public async Task Missing_KeepsWhatTheQuestionSaid_AndIsRefusedWhereThereIsNoRoom()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.MissesAsync(fixture.Asker, id, "a");
        await fixture.MissesAsync(fixture.Asker, id, "b");
        Assert.Equal("Still missing: a\n\nStill missing: b", (await fixture.QuestionAsync(id)).Details);

        var refusal = (await fixture.MissesAsync(fixture.Asker, id, new string('x', Question.DetailsLength - 40))).Refusal;

        Assert.Equal(new NoRoomInQuestion(Question.DetailsLength - 36), refusal);
        Assert.Equal(2, (await fixture.ToldAsync<FollowUpReceived>()).Count);
    }

    [Fact]
    public async Task DidNotHelp_PutsTheQuestionToFurtherPeople_AndTellsNobodyWhoAnswered()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);
        var late = await fixture.Community.MemberAsync("Late", group: fixture.Shock);

        var asked = await fixture.DidNotHelpAsync(fixture.Asker, id);
        await fixture.MissesAsync(fixture.Asker, id, "The thresholds.");

        var question = await fixture.QuestionAsync(id);
        Assert.Equal(1, asked.Value);
        Assert.Equal([late], question.Requests.Where(request => request.AskedAt == fixture.Community.Now).Select(static request => request.MemberId));
        Assert.Equal((QuestionState.Open, AnswerOutcome.DidNotHelp, fixture.Community.Now), (question.State, question.Outcome, question.RoutedAt));
        Assert.All(question.Answers, static answer => Assert.True(answer.NotHelpful));
        Assert.Empty(await fixture.ToldAsync<FollowUpReceived>());
        await fixture.EscalateAsync(3 * Day);
        Assert.Equal([fixture.Lead, fixture.Coordinator], (await fixture.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task DidNotHelp_WithNobodyLeftToAsk_GoesToThoseWhoAnswerForTheGroup()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();

        Assert.Equal(0, (await fixture.DidNotHelpAsync(fixture.Asker, id)).Value);

        Assert.Equal([fixture.Lead, fixture.Coordinator], (await fixture.ToldAsync<QuestionUnanswered>()).Order());
    }

    [Fact]
    public async Task DidNotHelp_PressedTwice_AsksNobodyTwice()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.DidNotHelpAsync(fixture.Asker, id);
        await fixture.Community.MemberAsync("Late", group: fixture.Shock);

        Assert.IsType<NoAnswerHelps>((await fixture.DidNotHelpAsync(fixture.Asker, id)).Refusal);
        Assert.IsType<NoAnswerHelps>((await fixture.PartlyAsync(fixture.Asker, id)).Refusal);

        Assert.Equal(2, (await fixture.AskedAsync(id)).Count);
    }

    [Fact]
    public async Task WhoeverHasSettledIt_ReadsWhatTheyDid_WhateverOldButtonTheyPress()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.HelpedAsync(fixture.Asker, id);

        Refusal?[] refusals =
        [
            (await fixture.HelpedAsync(fixture.Asker, id)).Refusal, (await fixture.PartlyAsync(fixture.Asker, id)).Refusal, (await fixture.DidNotHelpAsync(fixture.Asker, id)).Refusal,
            (await fixture.SettleAsync(fixture.Asker, id, elsewhere: true)).Refusal, (await fixture.MissesAsync(fixture.Asker, id, "More.")).Refusal,
        ];

        Assert.All(refusals, static refusal => Assert.Equal(new AnswerAlreadyAccepted("Peer"), refusal));
        Assert.Single(await fixture.ToldAsync<AnswerAccepted>());
    }

    [Fact]
    public async Task SomebodyElse_SaysNothingForTheAsker()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();

        Assert.IsType<NotYourQuestion>((await fixture.HelpedAsync(fixture.Other, id)).Refusal);
        Assert.IsType<NotYourQuestion>((await fixture.PartlyAsync(fixture.Coordinator, id)).Refusal);
        Assert.IsType<NotYourQuestion>((await fixture.DidNotHelpAsync(fixture.Peer, id)).Refusal);
        Assert.IsType<NotYourQuestion>((await fixture.SettleAsync(fixture.Lead, id, elsewhere: false)).Refusal);
        Assert.IsType<NotYourQuestion>((await fixture.MissesAsync(fixture.Other, id, "More.")).Refusal);
    }

    private static async Task<long> TwiceAnsweredAsync(QuestionFixture fixture)
    {
        var id = await fixture.AnsweredAsync();
        await fixture.AnswerAsync(fixture.Other, id, "Vegetation.");
        return id;
    }
}
