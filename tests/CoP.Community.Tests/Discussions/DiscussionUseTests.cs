using CoP.Community.Discussions;

namespace CoP.Community.Tests.Discussions;

/// <summary>What is done with a discussion, as sentences.</summary>
public sealed class DiscussionUseTests
{
    [Fact]
    public async Task Opening_PostsInTheChatsOfTheGroup_AndTellsThoseWhoseChannelHasNone()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.OpenAsync();
        Assert.Equal([fixture.Chat], await fixture.PostedAsync<DiscussionOpened>());
        Assert.Equal([fixture.AtDesk], await fixture.ToldAsync<DiscussionOpened>());
    }

    [Fact]
    public async Task Opening_ForEverybody_PostsInAllChats_AndTellsAllOthers()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.Community.AddAsync(new Conversation { Channel = ChannelNames.Teams, ExternalId = "19:x", Kind = ConversationKind.Channel, BoundGroupId = fixture.OtherGroup });
        await fixture.OpenAsync(everybody: true);
        Assert.Equal(2, (await fixture.PostedAsync<DiscussionOpened>()).Count);
        Assert.Equal([fixture.AtDesk, fixture.Outsider], (await fixture.ToldAsync<DiscussionOpened>()).Order());
    }

    [Fact]
    public async Task Opening_IsForCoordinators_AndForLeadsOfTheirOwnGroups()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var end = fixture.Community.Now.AddDays(14);
        Assert.IsType<NotYourDiscussion>(await RefusalAsync(fixture, fixture.Lead, new DiscussionDraft("A", "B", fixture.OtherGroup, end)));
        Assert.IsType<NotYourDiscussion>(await RefusalAsync(fixture, fixture.Lead, new DiscussionDraft("A", "B", null, end)));
        Assert.IsType<NotYourDiscussion>(await RefusalAsync(fixture, fixture.Member, new DiscussionDraft("A", "B", fixture.Group, end)));
        Assert.Null(await RefusalAsync(fixture, fixture.Coordinator, new DiscussionDraft("A", "B", fixture.OtherGroup, end)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(93)]
    public async Task Opening_WithALastDayThatDoesNotFit_IsRefused(int days)
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        Assert.IsType<DiscussionDayUnfit>(await RefusalAsync(fixture, fixture.Lead, new DiscussionDraft("A", "B", fixture.Group, fixture.Community.Now.AddDays(days))));
        Assert.Empty(await fixture.PostedAsync<DiscussionOpened>());
    }

    [Fact]
    public async Task Prompt_InPrivate_RespectsWhatMembersChose()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.Community.AddAsync(new NoticePreference { MemberId = fixture.AtDesk, Kind = NoticeKind.Announcement, Timing = NoticeTiming.Off });
        await fixture.OpenAsync();
        Assert.Empty(await fixture.ToldAsync<DiscussionOpened>());
    }

    [Fact]
    public async Task Prompt_InPrivate_WaitsForTheEndOfQuietHours()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        fixture.GoTo(fixture.Today, hour: 23);
        await fixture.OpenAsync();
        Assert.Equal(TimeSpan.FromHours(7.5), await PauseAsync(fixture));
    }

    [Fact]
    public async Task Prompt_InPrivate_WaitsForWhoeverIsAway()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        await fixture.Community.ChangeAsync(db => db.Members.ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, fixture.Community.Now.AddDays(3))));
        await fixture.OpenAsync();
        Assert.True(await PauseAsync(fixture) > TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Reply_FromTheSameMessage_IsGatheredOnce()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        var first = await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.", "7");
        var again = await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.", "7");
        Assert.Equal(first.Value.Id, again.Value.Id);
        Assert.Equal(1, (await fixture.ReadAsync(one.Id)).Speakers);
        Assert.Single((await fixture.ReadAsync(one.Id)).Replies);
    }

    /// <summary>Also where two turns would write it at once.</summary>
    [Fact]
    public async Task Reply_FromTheSameMessage_IsKeptOnceByTheDatabase()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.", "7");
        await Assert.ThrowsAsync<DbUpdateException>(() => fixture.Community.AddAsync(
            new DiscussionReply { DiscussionId = one.Id, AuthorId = fixture.Peer, Text = "Training.", SourceConversationId = fixture.Chat, SourceMessageId = "7" }));
    }

    /// <summary>What a reply changes is drawn in the chats, and for its author and whoever opened it.</summary>
    [Fact]
    public async Task Reply_RedrawsTheChats_AndNotWhatOthersWereSent()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        await fixture.Community.ChangeAsync(static db => db.LiveMessages.ExecuteUpdateAsync(set => set.SetProperty(static live => live.PlatformId, static live => "m")));
        await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.");
        var redrawn = await fixture.Community.ReadAsync(static db => db.Outbox.Where(static row => row.Kind == OutboxKind.Edit).Select(static row => row.ConversationId).ToListAsync());
        Assert.Equal([fixture.Chat], redrawn);
    }

    [Fact]
    public async Task Reply_ThatIsEmpty_TooLong_SaidAlready_OrFromOutside_IsRefused()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        Assert.IsType<DiscussionReplyEmpty>((await fixture.SayAsync(fixture.Member, one.Id, "\u200B")).Refusal);
        Assert.IsType<DiscussionReplyTooLong>((await fixture.SayAsync(fixture.Member, one.Id, new string('a', DiscussionReply.TextLength + 1))).Refusal);
        Assert.Null((await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.")).Refusal);
        Assert.IsType<SaidSoAlready>((await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.")).Refusal);
        Assert.IsType<NotInDiscussionGroup>((await fixture.SayAsync(fixture.Outsider, one.Id, "Me, too.")).Refusal);
        Assert.IsType<DiscussionNotFound>((await fixture.SayAsync(fixture.Member, 999, "Hello?")).Refusal);
    }

    [Fact]
    public async Task Reply_BeyondWhatOneMemberMaySay_IsRefused()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        for (var at = 0; at < SayInDiscussion.MostOfOne; at++)
        {
            Assert.Null((await fixture.SayAsync(fixture.Member, one.Id, $"Point {at}")).Refusal);
        }

        Assert.IsType<TooManyDiscussionReplies>((await fixture.SayAsync(fixture.Member, one.Id, "And this.")).Refusal);
        Assert.Null((await fixture.SayAsync(fixture.Peer, one.Id, "And this.")).Refusal);
    }

    [Fact]
    public async Task Edit_OfTheMessage_CorrectsWhatWasSaid_ForItsAuthorAlone()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.", "7");
        Assert.Null(await EditAsync(fixture, fixture.Peer, "7", "Nothing."));
        Assert.Null(await EditAsync(fixture, fixture.Member, "8", "Nothing."));
        Assert.True((await EditAsync(fixture, fixture.Member, "7", "Power cuts in Turkana."))!.Value.Succeeded);
        var said = Assert.Single((await fixture.ReadAsync(one.Id)).Replies);
        Assert.Equal("Power cuts in Turkana.", said.Text);
        Assert.NotNull(said.CorrectedAt);
    }

    [Fact]
    public async Task Author_CorrectsAndWithdraws_NobodyElse_AndNotAfterTheSummary()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        var said = (await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.")).Value.Id;
        var other = (await fixture.SayAsync(fixture.Member, one.Id, "Training.")).Value.Id;
        Assert.IsType<DiscussionReplyNotFound>((await CorrectAsync(fixture, fixture.Peer, said, "Mine.")).Refusal);
        Assert.IsType<SaidSoAlready>((await CorrectAsync(fixture, fixture.Member, said, "Training.")).Refusal);
        Assert.Null((await CorrectAsync(fixture, fixture.Member, said, "Power.")).Refusal);
        Assert.IsType<DiscussionReplyNotFound>((await WithdrawAsync(fixture, fixture.Lead, other)).Refusal);
        Assert.Null((await WithdrawAsync(fixture, fixture.Member, other)).Refusal);
        Assert.Equal(["Power."], (await fixture.ReadAsync(one.Id)).Replies.Select(static reply => reply.Text));

        await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Solar power helps.", default));
        Assert.IsType<DiscussionIsOver>((await CorrectAsync(fixture, fixture.Member, said, "Late.")).Refusal);
        Assert.IsType<DiscussionIsOver>((await WithdrawAsync(fixture, fixture.Member, said)).Refusal);
        Assert.IsType<DiscussionIsOver>((await fixture.SayAsync(fixture.Peer, one.Id, "Late.")).Refusal);
    }

    [Fact]
    public async Task Summary_Closes_IsPosted_AndToldToThoseWhoSpoke()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.");
        await fixture.SayAsync(fixture.Lead, one.Id, "Training.");
        Assert.IsType<NotYourDiscussion>((await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Mine.", default), by: fixture.Peer)).Refusal);
        Assert.Null((await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Solar power helps.", default))).Refusal);
        Assert.IsType<DiscussionIsOver>((await fixture.CloseAsync((close, me) => close.SummariseAsync(me, one.Id, "Again.", default))).Refusal);

        Assert.Equal([fixture.Chat], await fixture.PostedAsync<DiscussionSummarised>());
        Assert.Equal([fixture.Member], await fixture.ToldAsync<DiscussionSummarised>());
        var closed = await fixture.ReadAsync(one.Id);
        Assert.Equal((DiscussionState.Summarised, "Solar power helps."), (closed.State, closed.Summary));
    }

    [Fact]
    public async Task Cancelling_EndsIt_AndTellsThoseWhoSpoke()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        await fixture.SayAsync(fixture.Member, one.Id, "Power cuts.");
        Assert.Null((await fixture.CloseAsync((close, me) => close.CancelAsync(me, one.Id, default))).Refusal);
        Assert.Equal([fixture.Member], await fixture.ToldAsync<DiscussionCancelled>());
        Assert.Empty(await fixture.PostedAsync<DiscussionSummarised>());
        Assert.IsType<DiscussionIsOver>((await fixture.CloseAsync((close, me) => close.ExtendAsync(me, one.Id, default))).Refusal);
    }

    [Fact]
    public async Task Extending_AddsAWeek_FromTodayWhereItsLastDayHasPassed_AndNotForEver()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync(days: 14);
        Assert.Equal(one.EndsAt.AddDays(7), (await ExtendAsync(fixture, one.Id)).Value.EndsAt);
        fixture.GoTo(fixture.Today.AddDays(30));
        Assert.Equal(fixture.Today.AddDays(7), WallClock.LastDayBefore((await ExtendAsync(fixture, one.Id)).Value.EndsAt, TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi")));
        Result<Discussion> last;
        do
        {
            last = await ExtendAsync(fixture, one.Id);
        }
        while (last.Succeeded);
        Assert.IsType<DiscussionDayUnfit>(last.Refusal);
    }

    [Fact]
    public async Task WhoeverRepliesTooLate_HearsOfItOnce()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var one = await fixture.OpenAsync();
        for (var at = 0; at < 2; at++)
        {
            await fixture.Community.As(fixture.Peer, async (SayInDiscussion say, Member me) =>
            {
                await say.TellOverAsync(me, one.Id, default);
                return true;
            });
        }

        Assert.Equal([fixture.Peer], await fixture.ToldAsync<DiscussionWasOver>());
    }

    [Fact]
    public async Task Digest_LeavesOutAPromptThatIsAnsweredOrClosed()
    {
        await using var fixture = await DiscussionFixture.BuildAsync();
        var (open, spoken, closed) = (await fixture.OpenAsync(), await fixture.OpenAsync(), await fixture.OpenAsync());
        await fixture.SayAsync(fixture.AtDesk, spoken.Id, "Power cuts.");
        await fixture.CloseAsync((close, me) => close.CancelAsync(me, closed.Id, default));
        Notice[] collected = [new DiscussionOpened(open.Id), new DiscussionOpened(spoken.Id), new DiscussionOpened(closed.Id)];
        Assert.Equal(collected[1..], await fixture.Community.DoAsync((DiscussionDigest digest) => digest.SettledAsync(fixture.AtDesk, collected, default)));
    }

    /// <summary>How long the one who is told in private is left alone.</summary>
    private static async Task<TimeSpan?> PauseAsync(DiscussionFixture fixture) =>
        Assert.Single(await fixture.RowsAsync<DiscussionOpened>(), static row => row.MemberId is not null).NotBefore - fixture.Community.Now;

    private static async Task<Refusal?> RefusalAsync(DiscussionFixture fixture, long by, DiscussionDraft draft) =>
        (await fixture.Community.As(by, (OpenDiscussion open, Member me) => open.HandleAsync(me, draft, default))).Refusal;

    private static Task<Result<DiscussionReply>?> EditAsync(DiscussionFixture fixture, long by, string message, string words) =>
        fixture.Community.As(by, (SayInDiscussion say, Member me) => say.EditAsync(me, new ReplySource(fixture.Chat, message), words, default));

    private static Task<Result<DiscussionReply>> CorrectAsync(DiscussionFixture fixture, long by, long id, string words) =>
        fixture.Community.As(by, (SayInDiscussion say, Member me) => say.CorrectAsync(me, id, words, default));

    private static Task<Result<DiscussionReply>> WithdrawAsync(DiscussionFixture fixture, long by, long id) =>
        fixture.Community.As(by, (SayInDiscussion say, Member me) => say.WithdrawAsync(me, id, default));

    private static Task<Result<Discussion>> ExtendAsync(DiscussionFixture fixture, long id) => fixture.CloseAsync((close, me) => close.ExtendAsync(me, id, default));
}
