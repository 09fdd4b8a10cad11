using CoP.Community.Events;
using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;
using CoP.Community.Search;

namespace CoP.Community.Tests.Events.Panel;

public sealed class PanelTests
{
    [Fact]
    public async Task Ask_ByWhoeverIsNotRegistered_IsRefused()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);
        await fixture.Events.LeaveAsync(fixture.Members[0], fixture.Id);

        Assert.IsType<NotRegistered>((await fixture.TryAskAsync(fixture.Members[0], "Who pays?")).Refusal);
    }

    [Fact]
    public async Task Ask_BeyondFiveThatWait_IsRefused_UntilOneIsAnswered()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);
        var first = await fixture.AskAsync(fixture.Members[0]);
        for (var more = 1; more < AskPanel.MostOpen; more++)
        {
            await fixture.AskAsync(fixture.Members[0]);
        }

        Assert.IsType<TooManyPanelQuestions>((await fixture.TryAskAsync(fixture.Members[0], "And?")).Refusal);
        await fixture.LiveAsync(fixture.Events.Organiser, first);
        Assert.Null((await fixture.TryAskAsync(fixture.Members[0], "And?")).Refusal);
    }

    [Fact]
    public async Task Ask_UntilADayAfterTheEnd_AndNoLonger()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);

        await fixture.EndAsync(TimeSpan.FromHours(23));
        Assert.Null((await fixture.TryAskAsync(fixture.Members[0], "Who pays?")).Refusal);
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<PanelIsClosed>((await fixture.TryAskAsync(fixture.Members[0], "Who pays?")).Refusal);
    }

    [Fact]
    public async Task Vote_CountsOnce_AndNotForOnesOwn()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        var id = await fixture.AskAsync(fixture.Members[0]);

        await fixture.VoteAsync(fixture.Members[1], id);
        await fixture.VoteAsync(fixture.Members[1], id);

        Assert.IsType<OwnPanelQuestion>((await fixture.VoteAsync(fixture.Members[0], id)).Refusal);
        Assert.Equal(1, (await fixture.ReadAsync(id)).Votes);
    }

    [Fact]
    public async Task Answer_IsForThePanel_AndForWhoeverLooksAfterTheEvent()
    {
        await using var fixture = await PanelFixture.BuildAsync(3);
        await fixture.SpeakerAsync(fixture.Members[1]);
        await fixture.SpeakerAsync(fixture.Members[2], SpeakerState.Invited);
        var (one, other) = (await fixture.AskAsync(fixture.Members[0]), await fixture.AskAsync(fixture.Members[0]));

        Assert.IsType<NotOfThePanel>((await fixture.AnswerAsync(fixture.Members[0], one)).Refusal);
        Assert.IsType<NotOfThePanel>((await fixture.LiveAsync(fixture.Members[2], one)).Refusal);
        Assert.Null((await fixture.AnswerAsync(fixture.Members[1], one)).Refusal);
        Assert.Null((await fixture.AnswerAsync(fixture.Events.Coordinator, other)).Refusal);
    }

    [Fact]
    public async Task Answer_IsHeardByWhoAskedAndWhoVoted_AndByNobodyElse()
    {
        await using var fixture = await PanelFixture.BuildAsync(3);
        var id = await fixture.AskAsync(fixture.Members[0]);
        await fixture.VoteAsync(fixture.Members[1], id);

        await fixture.AnswerAsync(fixture.Events.Organiser, id);

        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionAnswered>(fixture.Members[0]));
        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionAnswered>(fixture.Members[1]));
        Assert.Equal(0, await fixture.TimesAsync<PanelQuestionAnswered>(fixture.Members[2]));
        Assert.Equal(0, await fixture.TimesAsync<PanelQuestionAnswered>(fixture.Events.Organiser));
    }

    [Fact]
    public async Task Answer_AfterItWasAnsweredLiveOrPutAside_IsStillPossible_ButOnlyOnce()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);
        var (live, aside) = (await fixture.AskAsync(fixture.Members[0]), await fixture.AskAsync(fixture.Members[0]));
        await fixture.LiveAsync(fixture.Events.Organiser, live);
        await fixture.PutAsideAsync(fixture.Events.Organiser, aside);

        Assert.Null((await fixture.AnswerAsync(fixture.Events.Organiser, live)).Refusal);
        Assert.Null((await fixture.AnswerAsync(fixture.Events.Organiser, aside)).Refusal);
        Assert.Equal(new PanelQuestionIsSettled(PanelQuestionState.Answered), (await fixture.AnswerAsync(fixture.Events.Organiser, aside, "Another.")).Refusal);
        Assert.Equal("The county.", (await fixture.ReadAsync(aside)).Answer);
    }

    [Fact]
    public async Task Decision_OnWhatIsDecided_ChangesNothing()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        var id = await fixture.AskAsync(fixture.Members[0]);
        await fixture.PutAsideAsync(fixture.Events.Organiser, id);

        Assert.Equal(new PanelQuestionIsSettled(PanelQuestionState.Dismissed), (await fixture.LiveAsync(fixture.Events.Organiser, id)).Refusal);
        Assert.Equal(new PanelQuestionIsSettled(PanelQuestionState.Dismissed), (await fixture.VoteAsync(fixture.Members[1], id)).Refusal);
        Assert.Equal(PanelQuestionState.Dismissed, (await fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task AnsweredInWriting_IsFoundByItsWords_AndWhatIsOpenOrWasOnlyAnsweredLiveIsNot()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);
        var written = await fixture.AskAsync(fixture.Members[0], "Who registers pastoralist households?");
        var live = await fixture.AskAsync(fixture.Members[0], "Who registers pastoralist mothers?");
        await fixture.AskAsync(fixture.Members[0], "Who registers pastoralist schools?");
        await fixture.LiveAsync(fixture.Events.Organiser, live);
        await fixture.AnswerAsync(fixture.Events.Organiser, written);

        var found = await fixture.Community.As(fixture.Members[0], (FindThings find, Member me) => find.HandleAsync(me, "pastoralist households", SearchFilter.None, default));
        var alike = await fixture.Community.As(fixture.Members[0], (FindThings find, Member me) => find.AlikeAsync(me, "Who registers the pastoralist households?", 5, default));
        var other = await fixture.Community.As(fixture.Members[0], (FindThings find, Member me) => find.AlikeAsync(me, "How are urban mothers paid in drought years?", 5, default));

        Assert.Equal([(PanelQuestion.SubjectKind, written)], found.Select(static one => (one.Kind, one.Id)));
        Assert.Equal([written], alike.Select(static one => one.Id));
        Assert.Empty(other);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Votes_AreAsManyAsTheResponses_WhateverWasPressed(int seed)
    {
        await using var fixture = await PanelFixture.BuildAsync(4);
        var random = new Random(seed);
        List<long> questions = [await fixture.AskAsync(fixture.Members[0]), await fixture.AskAsync(fixture.Members[1])];
        for (var press = 0; press < 40; press++)
        {
            var (member, question) = (fixture.Members[random.Next(4)], questions[random.Next(2)]);
            await (random.Next(20) switch
            {
                0 => fixture.LiveAsync(fixture.Events.Organiser, question),
                < 12 => fixture.VoteAsync(member, question),
                _ => fixture.TakeBackAsync(member, question),
            });
        }

        foreach (var question in questions)
        {
            Assert.Equal(await ResponsesAsync(fixture, question), (await fixture.ReadAsync(question)).Votes);
        }
    }

    private static Task<int> ResponsesAsync(PanelFixture fixture, long question)
    {
        var subject = PanelQuestion.SubjectOf(question);
        return fixture.Community.ReadAsync(db => db.Responses.CountAsync(one => one.Subject == subject));
    }
}
