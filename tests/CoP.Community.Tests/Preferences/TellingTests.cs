namespace CoP.Community.Tests.Preferences;

/// <summary>How the outbox respects what members wish. The clock of the fixture begins at 11:00 in Nairobi.</summary>
public sealed class TellingTests : IAsyncLifetime
{
    private static readonly TimeSpan UntilNight = TimeSpan.FromHours(11);
    private QuestionFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await QuestionFixture.BuildAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Notice_OfAKindThatIsOff_LeavesNoTrace()
    {
        await WishAsync(NoticeTiming.Off);
        await TellAsync(new QuestionRequested(1));

        Assert.Empty(await RowsAsync());
        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task Notice_OfADailyKind_IsCollectedOnce()
    {
        await WishAsync(NoticeTiming.Daily);
        await TellAsync(new QuestionRequested(1));
        await TellAsync(new QuestionRequested(1));

        Assert.Empty(await RowsAsync());
        var item = Assert.Single(await ItemsAsync());
        Assert.Equal((NoticeKind.Question, "QuestionRequested", $"question-requested:1:member-{_fixture.Peer}"), (item.Kind, item.NoticeType, item.DedupeKey));
    }

    [Theory]
    [InlineData(NoticeTiming.Daily, NoticeTiming.AtOnce)]
    [InlineData(NoticeTiming.AtOnce, NoticeTiming.Daily)]
    public async Task Notice_ThatWasToldBeforeTheWishChanged_IsNotToldAgain(NoticeTiming before, NoticeTiming after)
    {
        await WishAsync(before);
        await TellAsync(new QuestionRequested(1));
        await WishAsync(after);
        await TellAsync(new QuestionRequested(1));

        Assert.Equal(1, (await RowsAsync()).Count + (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task Notice_InQuietHours_IsParkedUntilTheyEnd_AndThenLeaves()
    {
        _fixture.Community.Time.Advance(UntilNight);
        await TellAsync(new QuestionRequested(1));

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((OutboxState.Parked, Morning), (row.State, row.NotBefore));
    }

    [Fact]
    public async Task Notice_InTheQuietHoursOfTheCommunity_IsToldAtOnce_WhereItIsDay()
    {
        _fixture.Community.Time.Advance(UntilNight);
        await _fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == _fixture.Peer)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.TimeZone, "America/New_York")));
        await TellAsync(new QuestionRequested(1));

        Assert.Equal(OutboxState.Queued, Assert.Single(await RowsAsync()).State);
    }

    [Fact]
    public async Task AnswerToOnesOwnQuestion_InQuietHours_IsToldAtOnce_WhateverIsMuted()
    {
        _fixture.Community.Time.Advance(UntilNight);
        await WishAsync(NoticeTiming.Off);
        await TellAsync(new AnswerReceived(1, 1));

        Assert.Equal(OutboxState.Queued, Assert.Single(await RowsAsync()).State);
    }

    [Fact]
    public async Task Duty_CannotBeMuted_ButWaitsForTheMorning()
    {
        _fixture.Community.Time.Advance(UntilNight);
        await WishAsync(NoticeTiming.Off);
        await TellAsync(new QuestionUnanswered(1, _fixture.Community.Now));

        Assert.Equal(OutboxState.Parked, Assert.Single(await RowsAsync()).State);
    }

    [Fact]
    public async Task Peer_WhoWantsNoQuestions_IsNotAsked_NorCanOneBePassedToThem()
    {
        await WishAsync(NoticeTiming.Off);
        var question = await _fixture.AskAsync();

        Assert.DoesNotContain(_fixture.Peer, (await _fixture.AskedAsync(question)).Select(static request => request.MemberId));
        var passed = await _fixture.Community.As(_fixture.Other, (PassQuestion pass, Member me) => pass.HandleAsync(me, question, _fixture.Peer, default));
        Assert.IsType<PeerNotAvailable>(passed.Refusal);
    }

    [Fact]
    public async Task Peer_WhoWantsQuestionsOnceADay_IsAskedAfterThoseWhoHearOfThemAtOnce()
    {
        await _fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == _fixture.Peer)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.County, "023")));
        await WishAsync(NoticeTiming.Daily);
        var question = await _fixture.AskAsync(county: "023");

        Assert.Equal([_fixture.Other, _fixture.Peer], (await _fixture.AskedAsync(question)).Select(static request => request.MemberId));
        Assert.Equal([_fixture.Other], await _fixture.ToldAsync<QuestionRequested>());
    }

    private static DateTimeOffset Morning => new(2026, 11, 21, 3, 30, 0, TimeSpan.Zero);

    private Task<bool> WishAsync(NoticeTiming timing) => _fixture.Community.ChangeAsync(async db =>
    {
        var preference = await db.NoticePreferences.FindAsync(_fixture.Peer, NoticeKind.Question)
            ?? db.Add(new NoticePreference { MemberId = _fixture.Peer, Kind = NoticeKind.Question }).Entity;
        preference.Timing = timing;
        return true;
    });

    private Task<bool> TellAsync(Notice notice) => _fixture.Community.DoAsync(async (Outbox outbox) =>
    {
        await outbox.TellAsync(_fixture.Peer, notice, default);
        return true;
    });

    private Task<List<OutboxMessage>> RowsAsync() => _fixture.Community.ReadAsync(static db => db.Outbox.ToListAsync());

    private Task<List<DigestItem>> ItemsAsync() => _fixture.Community.ReadAsync(static db => db.DigestItems.ToListAsync());
}
