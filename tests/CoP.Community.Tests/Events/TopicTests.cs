using CoP.Community.Events;
using CoP.Community.Events.Topics;
using CoP.Community.Responses;

namespace CoP.Community.Tests.Events;

/// <summary>What members would like to hear about, until an event is made of it.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task Propose_CountsItsProposer()
    {
        await using var town = await TopicTown.BuildAsync();

        var topic = await town.ProposeAsync();

        Assert.Equal(1, (await town.TopicAsync(topic)).Seconds);
        Assert.IsType<OwnTopicIsSeconded>((await town.TakeBackAsync(town.Proposer, topic)).Refusal);
    }

    [Fact]
    public async Task Propose_WhatIsOpenAlready_SecondsIt()
    {
        await using var town = await TopicTown.BuildAsync();
        var first = await town.ProposeAsync("Registries");

        var again = await town.Community.As(town.Peer, (ProposeTopic propose, Member me) => propose.HandleAsync(me, new TopicDraft("Registries", null, null), default));

        Assert.False(again.Value.IsNew);
        Assert.Equal(first, again.Value.Topic.Id);
        Assert.Equal(2, (await town.TopicAsync(first)).Seconds);
    }

    [Fact]
    public async Task Second_PressedTwice_CountsOnce()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();

        await town.SecondAsync(town.Peer, topic);
        var again = await town.SecondAsync(town.Peer, topic);

        Assert.Equal(2, again.Value.Seconds);
    }

    [Fact]
    public async Task TakeBack_PressedTwice_CountsOnce()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        await town.SecondAsync(town.Peer, topic);

        await town.TakeBackAsync(town.Peer, topic);
        var again = await town.TakeBackAsync(town.Peer, topic);

        Assert.Equal(1, again.Value.Seconds);
    }

    /// <summary>Whatever is pressed in whatever order, the number on the card is that of those who stand behind it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Seconds_AfterAnyPresses_AreAsManyAsResponses(int seed)
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        long[] members = [town.Proposer, town.Peer, town.Other, town.Coordinator];

        for (var random = new Random(seed); random.Next(40) > 0;)
        {
            var member = members[random.Next(members.Length)];
            await (random.Next(2) == 0 ? town.SecondAsync(member, topic) : town.TakeBackAsync(member, topic));
        }

        Assert.Equal(await town.SecondersAsync(topic), (await town.TopicAsync(topic)).Seconds);
    }

    [Fact]
    public async Task Withdraw_ByAnother_IsRefused()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();

        Assert.IsType<NotYourTopic>((await town.Community.As(town.Peer, (EndTopic end, Member me) => end.WithdrawAsync(me, topic, default))).Refusal);
        Assert.Equal(TopicState.Open, (await town.TopicAsync(topic)).State);
    }

    [Fact]
    public async Task Drop_ByACoordinator_TellsItsProposerWhy()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();

        var dropped = await town.Community.As(town.Coordinator, (EndTopic end, Member me) => end.DropAsync(me, topic, "We had it in May", default));

        Assert.Equal(TopicState.Dropped, dropped.Value.State);
        Assert.Equal([town.Proposer], await town.Community.ToldAsync<TopicDropped>());
        Assert.IsType<TopicNotOpen>((await town.SecondAsync(town.Peer, topic)).Refusal);
    }

    [Fact]
    public async Task Drop_ByAMember_IsRefused()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();

        Assert.IsType<NotYourTopic>((await town.Community.As(town.Peer, (EndTopic end, Member me) => end.DropAsync(me, topic, "No", default))).Refusal);
    }

    [Fact]
    public async Task Rank_ByAMember_IsRefused()
    {
        await using var town = await TopicTown.BuildAsync();

        Assert.IsType<CannotRankTopics>((await town.RankAsync(town.Peer, await town.ProposeAsync(), RankMove.Last)).Refusal);
    }

    [Theory]
    [InlineData(RankMove.First, "C A B")]
    [InlineData(RankMove.Up, "A C B")]
    [InlineData(RankMove.Down, "A B C")]
    [InlineData(RankMove.Off, "A B")]
    public async Task Rank_OfTheLast_PutsItInItsPlace(RankMove move, string order)
    {
        await using var town = await TopicTown.BuildAsync();
        long last = 0;
        foreach (var title in (string[])["A", "B", "C"])
        {
            await town.RankAsync(town.Committee, last = await town.ProposeAsync(title), RankMove.Last);
        }

        await town.RankAsync(town.Committee, last, move);

        var ranked = await town.ListAsync(TopicFilter.Ranked);
        Assert.Equal(order, string.Join(' ', ranked.Select(static topic => topic.Title)));
        Assert.Equal(Enumerable.Range(1, ranked.Count), ranked.Select(static topic => topic.Rank!.Value));
    }

    [Fact]
    public async Task List_ShowsTheMostWantedFirst_AndNothingThatIsClosed()
    {
        await using var town = await TopicTown.BuildAsync();
        var (few, many, gone) = (await town.ProposeAsync("Few"), await town.ProposeAsync("Many"), await town.ProposeAsync("Gone"));
        await town.SecondAsync(town.Peer, many);
        await town.Community.As(town.Proposer, (EndTopic end, Member me) => end.WithdrawAsync(me, gone, default));

        Assert.Equal([many, few], (await town.ListAsync(TopicFilter.Wanted)).Select(static topic => topic.Id));
        Assert.Equal([many, few, gone], (await town.ListAsync(TopicFilter.Mine, town.Proposer)).Select(static topic => topic.Id).OrderBy(id => id == gone).ThenBy(id => id == few));
        Assert.Equal([many], (await town.ListAsync(TopicFilter.Mine, town.Peer)).Select(static topic => topic.Id));
    }

    [Fact]
    public async Task Event_OfATopic_TellsThoseWhoWantedItWhenMembersSeeIt()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        await town.SecondAsync(town.Peer, topic);
        await town.SecondAsync(town.Coordinator, topic);

        var draft = (await town.Community.DraftAsync(town.Coordinator, topic: topic)).Value;

        Assert.Equal(TopicState.Planned, (await town.TopicAsync(topic)).State);
        Assert.Empty(await town.Community.ToldAsync<TopicPlanned>());

        await town.Community.As(town.Coordinator, (PublishEvent publish, Member me) => publish.SubmitAsync(me, draft.Id, default));

        Assert.Equal([town.Proposer, town.Peer], (await town.Community.ToldAsync<TopicPlanned>()).Order());
    }

    [Fact]
    public async Task Event_OfATopicThatIsPlanned_IsRefused()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        await town.Community.DraftAsync(town.Coordinator, topic: topic);

        var second = await town.Community.DraftAsync(town.Peer, topic: topic);

        Assert.IsType<TopicNotOpen>(second.Refusal);
        Assert.Equal(1, await town.Community.ReadAsync(static db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Event_ThatIsCancelled_OpensItsTopicAgain()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        var meeting = await town.Community.PublishedEventAsync(town.Coordinator, topic: topic);

        await town.Community.CallOffAsync(town.Coordinator, meeting);

        Assert.Equal((TopicState.Open, null), ((await town.TopicAsync(topic)).State, (await town.TopicAsync(topic)).ClosedAt));
        Assert.Equal(TopicState.Planned, (await town.TopicAsync((await town.Community.DraftAsync(town.Peer, topic: topic)).Value.TopicId!.Value)).State);
    }

    [Fact]
    public async Task Event_ThatIsChanged_KeepsItsTopic()
    {
        await using var town = await TopicTown.BuildAsync();
        var topic = await town.ProposeAsync();
        var meeting = await town.Community.PublishedEventAsync(town.Coordinator, topic: topic);

        await town.Community.As(town.Coordinator, (ChangeEvent change, Member me) => change.HandleAsync(me, meeting, town.Community.Webinar(title: "Targeting better"), default));

        Assert.Equal(topic, await town.Community.ReadAsync(static db => db.Events.Select(static one => one.TopicId).SingleAsync()));
    }

    [Fact]
    public async Task Event_OfATopicOfAGroup_BelongsToIt()
    {
        await using var town = await TopicTown.BuildAsync();
        var group = await town.Community.GroupAsync("shock");
        var topic = (await town.Community.As(town.Proposer, (ProposeTopic propose, Member me) => propose.HandleAsync(me, new TopicDraft("Drought", null, group), default))).Value.Topic.Id;

        Assert.Equal(group, (await town.Community.DraftAsync(town.Peer, topic: topic)).Value.GroupId);
    }

    [Fact]
    public async Task Question_ThatNobodyAnswers_IsListedUntilATopicIsMadeOfIt()
    {
        await using var questions = await QuestionFixture.BuildAsync();
        var community = questions.Community;
        var question = await questions.AskAsync("Who pays for the phones?");

        Assert.Empty(await GapsAsync(community)); // Others are still being asked.

        community.Time.Advance(TimeSpan.FromDays(4));
        await community.Services.DoAsync("questions");
        var gap = Assert.Single(await GapsAsync(community));

        Assert.Equal((Question.SubjectOf(question), "Who pays for the phones?"), (gap.Subject, gap.Title));
        var made = await community.As(questions.Coordinator, (ProposeTopic propose, Member me) => propose.HandleAsync(me, new TopicDraft("Phones", null, null, gap.Subject), default));
        Assert.True(made.Value.IsNew);
        Assert.Empty(await GapsAsync(community));
        Assert.False((await community.As(questions.Lead, (ProposeTopic propose, Member me) => propose.HandleAsync(me, new TopicDraft("Who pays?", null, null, gap.Subject), default))).Value.IsNew);
    }

    [Fact]
    public async Task Question_ThatFindsAnAnswer_IsNotListedAnyMore()
    {
        await using var questions = await QuestionFixture.BuildAsync();
        var question = await questions.AskAsync();
        questions.Community.Time.Advance(TimeSpan.FromDays(4));
        await questions.Community.Services.DoAsync("questions");

        await questions.AnswerAsync(questions.Peer, question);

        Assert.Empty(await GapsAsync(questions.Community));
    }

    private static Task<List<UnansweredItem>> GapsAsync(TestCommunity community) => community.DoAsync((TopicLists lists) => lists.Unanswered().ToListAsync());

    private sealed class TopicTown(TestCommunity community) : IAsyncDisposable
    {
        public TestCommunity Community => community;

        public long Proposer { get; private set; }

        public long Peer { get; private set; }

        public long Other { get; private set; }

        public long Committee { get; private set; }

        public long Coordinator { get; private set; }

        public static async Task<TopicTown> BuildAsync()
        {
            var town = new TopicTown(await TestCommunity.EmptyAsync());
            town.Proposer = await town.Community.MemberAsync("Proposer");
            town.Peer = await town.Community.MemberAsync("Peer");
            town.Other = await town.Community.MemberAsync("Other");
            town.Committee = await town.Community.MemberAsync("Committee", static member => member.Role = Role.Committee);
            town.Coordinator = await town.Community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
            return town;
        }

        public async Task<long> ProposeAsync(string title = "Registries") =>
            (await community.As(Proposer, (ProposeTopic propose, Member me) => propose.HandleAsync(me, new TopicDraft(title, "Ours is ten years old.", null), default))).Value.Topic.Id;

        public Task<Result<EventTopic>> SecondAsync(long member, long topic) => community.As(member, (SecondTopic second, Member me) => second.HandleAsync(me, topic, default));

        public Task<Result<EventTopic>> TakeBackAsync(long member, long topic) => community.As(member, (SecondTopic second, Member me) => second.TakeBackAsync(me, topic, default));

        public Task<Result<EventTopic>> RankAsync(long member, long topic, RankMove move) => community.As(member, (RankTopic rank, Member me) => rank.HandleAsync(me, topic, move, default));

        public Task<EventTopic> TopicAsync(long id) => community.ReadAsync(db => db.EventTopics.FirstAsync(topic => topic.Id == id));

        public Task<int> SecondersAsync(long topic) => community.DoAsync((ResponseBook book) => book.To(EventTopic.SubjectOf(topic)).CountAsync());

        public Task<List<EventTopic>> ListAsync(TopicFilter filter, long? member = null) =>
            community.As(member ?? Proposer, (TopicLists lists, Member me) => lists.Topics(me, filter).ToListAsync());

        public ValueTask DisposeAsync() => community.DisposeAsync();
    }
}
