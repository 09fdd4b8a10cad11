using CoP.Community.DueWork;
using CoP.Community.Questions.AfterAnswer;
using Microsoft.Extensions.DependencyInjection;
using static CoP.Community.Tests.Questions.AfterAnswer.OutcomeFixture;

namespace CoP.Community.Tests.Questions.AfterAnswer;

/// <summary>When an asker is asked whether the answers helped.</summary>
public sealed class OutcomeAskingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Asker_IsAskedThreeSevenAndThirtyDaysAfterTheFirstAnswer_AndNoMore()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();

        await fixture.PassAsync((3 * Day) - Minute);
        Assert.Empty(await fixture.StagesAsync(id));
        await fixture.PassAsync(Minute);
        Assert.Equal([1], await fixture.StagesAsync(id));
        await fixture.AnswerAsync(fixture.Other, id, "Vegetation, too."); // The days go on from the first.
        await fixture.PassAsync((4 * Day) - Minute);
        Assert.Equal([1], await fixture.StagesAsync(id));
        await fixture.PassAsync(Minute);
        Assert.Equal([1, 2], await fixture.StagesAsync(id));
        await fixture.PassAsync((23 * Day) - Minute);
        Assert.Equal([1, 2], await fixture.StagesAsync(id));
        await fixture.PassAsync(Minute);
        await fixture.PassAsync(400 * Day);
        Assert.Equal([1, 2, 3], await fixture.StagesAsync(id));
        Assert.All(await fixture.WantedAsync(), wanted => Assert.Equal((fixture.Asker, OutboxPriority.Reminder), (wanted.Row.MemberId, wanted.Row.Priority)));
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(45, 3)]
    public async Task AfterTheProgramWasDown_OnlyTheLastStageThatIsDueIsAsked(int days, int stage)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();

        await fixture.PassAsync(days * Day);

        Assert.Equal([stage], await fixture.StagesAsync(id));
    }

    [Fact]
    public async Task AfterTheProgramWasDown_TheNextStageComesADayLaterAtLeast()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();

        await fixture.PassAsync(6.9 * Day);
        await fixture.PassAsync(0.5 * Day);
        Assert.Equal([1], await fixture.StagesAsync(id));
        Assert.Empty(await DueAsync(fixture));
        Assert.False(await StepAsync(fixture, id));
        await fixture.PassAsync(0.5 * Day);

        Assert.Equal([1, 2], await fixture.StagesAsync(id));
    }

    [Fact]
    public async Task InQuietHours_ItWaitsForTheMorning()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.AnsweredAsync();
        var night = new DateTimeOffset(fixture.Community.Now.Date, TimeSpan.Zero).AddDays(4).AddHours(20); // 23:00 in Nairobi.

        await fixture.PassAsync(night - fixture.Community.Now);

        var (_, row) = Assert.Single(await fixture.WantedAsync());
        Assert.Equal((OutboxState.Parked, night.AddHours(7.5)), (row.State, row.NotBefore));
    }

    [Theory]
    [InlineData("unanswered")]
    [InlineData("accepted")]
    [InlineData("helped")]
    [InlineData("several")]
    [InlineData("elsewhere")]
    [InlineData("withdrawn")]
    [InlineData("hidden")]
    [InlineData("merged")]
    [InlineData("turned down")]
    [InlineData("suspended")]
    [InlineData("removed")]
    [InlineData("guest gone")]
    public async Task NobodyIsAsked_WhoHasNoAnswer_HasSettledIt_OrHasLeft(string what)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AskAsync();
        await SettleAsync(fixture, id, what);

        await fixture.PassAsync(3 * Day);
        await fixture.PassAsync(40 * Day);

        Assert.Empty(await fixture.WantedAsync());
        Assert.Empty(await DueAsync(fixture));
        Assert.False(await StepAsync(fixture, id)); // Settled between the look and the step.
    }

    [Fact]
    public async Task WhatWasAsked_IsNotDueAnyMore_AndAStepTakenTwiceAsksOnce()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        foreach (var days in new[] { 3, 4, 23 })
        {
            fixture.Community.Time.Advance(days * Day);
            Assert.Equal([id], await DueAsync(fixture));
            Assert.True(await StepAsync(fixture, id));
            Assert.Empty(await DueAsync(fixture));
            fixture.Community.Time.Jump(Day);
            Assert.False(await StepAsync(fixture, id));
            Assert.Empty(await DueAsync(fixture));
            fixture.Community.Time.Jump(-Day);
        }

        Assert.Equal([1, 2, 3], await fixture.StagesAsync(id));
    }

    [Fact]
    public async Task InADigest_ItIsLeftOut_OnceTheQuestionIsSettled()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.AddAsync(new NoticePreference { MemberId = fixture.Asker, Kind = NoticeKind.Reminder, Timing = NoticeTiming.Daily });
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);
        var collected = Assert.Single(await fixture.Community.ReadAsync(static db => db.DigestItems.ToListAsync()));
        var notice = NoticeJson.Read(collected.NoticeType, collected.Notice);
        Assert.Empty(await SettledAsync(fixture, notice));

        await fixture.HelpedAsync(fixture.Asker, id);

        Assert.Equal([notice], await SettledAsync(fixture, notice));
    }

    [Fact]
    public async Task WhoSaysThatItHelpedInPart_IsAskedAgainAtTheNextStage()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);
        await fixture.PartlyAsync(fixture.Asker, id);

        await fixture.PassAsync(3 * Day);
        Assert.Equal([1], await fixture.StagesAsync(id));
        await fixture.PassAsync(Day);

        Assert.Equal([1, 2], await fixture.StagesAsync(id));
    }

    [Fact]
    public async Task WhoSaysThatNothingHelped_IsAskedAgain_OnceThereIsAnotherAnswer()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);
        await fixture.DidNotHelpAsync(fixture.Asker, id);
        await fixture.PassAsync(10 * Day);
        Assert.Equal([1], await fixture.StagesAsync(id));

        await fixture.AnswerAsync(fixture.Other, id, "Vegetation.");
        await fixture.PassAsync(6 * Day);
        Assert.Equal([1], await fixture.StagesAsync(id));
        await fixture.PassAsync(Day);

        Assert.Equal([1, 2], await fixture.StagesAsync(id));
    }

    [Fact]
    public async Task AnswersGivenUnderAClockThatWasAYearAhead_AreAskedAboutInTheirTime()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        fixture.Community.Time.Jump(365 * Day);
        var id = await fixture.AnsweredAsync();
        await fixture.PassAsync(3 * Day);
        fixture.Community.Time.Jump(-365 * Day);
        foreach (var waiting in fixture.Community.Services.GetServices<IAfterClockSetBack>())
        {
            await waiting.SetBackAsync(365 * Day, default);
        }

        await fixture.PassAsync(7 * Day);

        Assert.Equal([1, 2], await fixture.StagesAsync(id));
    }

    private static OutcomeAsking Asking(QuestionFixture fixture) => fixture.Community.Services.GetServices<IDueWork>().OfType<OutcomeAsking>().Single();

    private static Task<List<long>> DueAsync(QuestionFixture fixture) =>
        fixture.Community.ReadAsync(db => Asking(fixture).Due(db, fixture.Community.Now).ToListAsync());

    private static Task<bool> StepAsync(QuestionFixture fixture, long id) => Asking(fixture).StepAsync(id, default);

    private static Task<IReadOnlyCollection<Notice>> SettledAsync(QuestionFixture fixture, Notice notice) =>
        fixture.Community.DoAsync((QuestionDigest digest) => digest.SettledAsync(fixture.Asker, [notice], default));

    private static async Task SettleAsync(QuestionFixture fixture, long id, string what)
    {
        if (what == "unanswered")
        {
            return;
        }

        var answer = (await fixture.AnswerAsync(fixture.Peer, id)).Value.Id;
        Refusal? refusal = what switch
        {
            "accepted" => (await fixture.AcceptAsync(fixture.Asker, answer)).Refusal,
            "helped" => (await fixture.HelpedAsync(fixture.Asker, id)).Refusal,
            "several" => (await fixture.SettleAsync(fixture.Asker, id, elsewhere: false)).Refusal,
            "elsewhere" => (await fixture.SettleAsync(fixture.Asker, id, elsewhere: true)).Refusal,
            "withdrawn" => (await fixture.Community.As(fixture.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default))).Refusal,
            "hidden" => (await fixture.Community.As(fixture.Coordinator, (HideQuestion hide, Member me) => hide.HandleAsync(me, id, "Names a person.", default))).Refusal,
            "merged" => (await MergeAsync(fixture, id)).Refusal,
            "turned down" => (await fixture.Community.As(fixture.Asker, (MarkNotHelpful mark, Member me) => mark.HandleAsync(me, answer, default))).Refusal,
            "suspended" => await LeavesAsync(fixture, static member => member.Status = MemberStatus.Suspended),
            "removed" => await LeavesAsync(fixture, static member => member.Status = MemberStatus.Removed),
            _ => await LeavesAsync(fixture, member => member.GuestUntil = fixture.Community.Now + Day),
        };
        Assert.Null(refusal);
    }

    private static async Task<Result<Question>> MergeAsync(QuestionFixture fixture, long id)
    {
        var into = await fixture.AskAsync(author: fixture.Other);
        return await fixture.Community.As(fixture.Coordinator, (MergeQuestion merge, Member me) => merge.HandleAsync(me, id, into, default));
    }

    private static Task<Refusal?> LeavesAsync(QuestionFixture fixture, Action<Member> leave) => fixture.Community.ChangeAsync(async db =>
    {
        leave(await db.Members.FirstAsync(member => member.Id == fixture.Asker));
        await db.SaveChangesAsync();
        return (Refusal?)null;
    });
}
