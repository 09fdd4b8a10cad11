using CoP.Community.Operations;
using CoP.Community.Preferences;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Preferences;

/// <summary>When the daily digest is told, to whom, and that nothing of it is told twice. The fixture's clock begins at 11:00 in Nairobi.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private QuestionFixture _fixture = null!;

    public async Task InitializeAsync()
    {
        _fixture = await QuestionFixture.BuildAsync();
        await WishAsync(_fixture.Peer, NoticeKind.Question, NoticeTiming.Daily);
        await RunAsync(); // This morning's, with nothing in it.
    }

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Digest_IsToldTheNextMorning_Once()
    {
        await CollectAsync(_fixture.Peer, 1);
        await UntilAsync(21, 7, 29);
        Assert.Empty(await DigestsAsync());

        await UntilAsync(21, 7, 30);
        await RunAsync();
        var row = Assert.Single(await DigestsAsync());
        Assert.Equal($"digest:{_fixture.Peer}:2026-11-21:member-{_fixture.Peer}", row.DedupeKey);
        Assert.All(await ItemsAsync(), static item => Assert.NotNull(item.ToldAt));
    }

    [Fact]
    public async Task Digest_WhenThereIsNothing_IsNotTold()
    {
        await UntilAsync(21, 7, 30);
        Assert.Empty(await DigestsAsync());
    }

    [Fact]
    public async Task Digest_AfterDaysOfDowntime_HoldsAllThatWasCollected_InOneMessage()
    {
        await CollectAsync(_fixture.Peer, 1);
        _fixture.Community.Time.Advance(3 * Day);
        await CollectAsync(_fixture.Peer, 2);
        await RunAsync();

        var digest = Assert.Single(await NoticesAsync());
        Assert.Equal(2, (await ItemsAsync()).Count(item => item.Id > digest.After && item.Id <= digest.UpTo));
    }

    [Theory]
    [InlineData(-2, 1)]
    [InlineData(-24 * 400, 1)]
    public async Task Digest_AfterTheClockWasPutBack_IsToldTheNextMorning_Once(int hours, int times)
    {
        _fixture.Community.Time.Jump(TimeSpan.FromHours(hours));
        await CollectAsync(_fixture.Peer, 1);
        await RunAsync();
        for (var hour = 0; hour < 24; hour++)
        {
            _fixture.Community.Time.Advance(TimeSpan.FromHours(1));
            await RunAsync();
        }

        Assert.Equal(times, (await DigestsAsync()).Count);
    }

    [Fact]
    public async Task Digests_OfTwoDays_ShareNothing()
    {
        await CollectAsync(_fixture.Peer, 1);
        await UntilAsync(21, 7, 30);
        await CollectAsync(_fixture.Peer, 2);
        await UntilAsync(22, 7, 30);

        var (first, second) = (await NoticesAsync()) is [var one, var two] ? (one, two) : throw new InvalidOperationException("Not two digests.");
        Assert.True(second.After >= first.UpTo);
    }

    [Fact]
    public async Task Item_WithAnIdInBetween_ThatWasCommittedAfterTheDigest_IsForTheNextOne()
    {
        await CollectAsync(_fixture.Peer, 1);
        await CollectAsync(_fixture.Peer, 2);
        await CollectAsync(_fixture.Peer, 3);
        var notice = new EventReplayed("about no question", Succeeded: true, 1);
        var body = NoticeJson.Write(notice);
        await _fixture.Community.ChangeAsync(db => db.DigestItems.ExecuteUpdateAsync(
            set => set.SetProperty(static item => item.NoticeType, nameof(EventReplayed)).SetProperty(static item => item.Notice, body)));
        await UntilAsync(21, 7, 30);
        await _fixture.Community.ChangeAsync(static db => db.DigestItems.OrderBy(static item => item.Id).Skip(1).Take(1)
            .ExecuteUpdateAsync(static set => set.SetProperty(static item => item.ToldAt, (DateTimeOffset?)null)));
        var first = Assert.Single(await NoticesAsync());
        Assert.Equal(2, await CountAsync(first));

        await UntilAsync(22, 7, 30);

        Assert.Equal(2, await CountAsync(first));
        Assert.Equal(1, await CountAsync((await NoticesAsync())[1]));
    }

    [Fact]
    public async Task Digest_WhenARunIsRepeated_IsToldOnce()
    {
        await CollectAsync(_fixture.Peer, 1);
        await UntilAsync(21, 7, 30);
        await _fixture.Community.ChangeAsync(static db => db.Settings.Where(static mark => mark.Name.StartsWith("digest.")).ExecuteDeleteAsync()); // The crash before the mark.
        await CollectAsync(_fixture.Peer, 2);
        await RunAsync();

        Assert.Single(await DigestsAsync());
        Assert.Single(await ItemsAsync(), static item => item.ToldAt is null); // For tomorrow.
    }

    [Fact]
    public async Task Digest_OnTwoNodesAtOnce_IsToldOnce()
    {
        await CollectAsync(_fixture.Peer, 1);
        _fixture.Community.Time.Advance(Day);
        await Task.WhenAll(RunAsync(), RunAsync());

        Assert.Single(await DigestsAsync());
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-21T12:29:00Z", "2026-11-21T12:30:00Z")]
    [InlineData("Europe/Berlin", "2027-03-28T05:29:00Z", "2027-03-28T05:30:00Z")] // The clocks went forward this night.
    [InlineData("Nowhere/Atlantis", "2026-11-21T04:29:00Z", "2026-11-21T04:30:00Z")] // Forgotten by this machine: the community's.
    public async Task Digest_IsToldByTheClockOfTheMember(string zone, string before, string at)
    {
        await _fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == _fixture.Peer)
            .ExecuteUpdateAsync(set => set.SetProperty(static member => member.TimeZone, zone)));
        await UntilAsync(Instant(before));
        await RunAsync();
        await CollectAsync(_fixture.Peer, 1);
        await RunAsync();
        Assert.Empty(await DigestsAsync());

        await UntilAsync(Instant(at));
        Assert.Single(await DigestsAsync());
    }

    [Fact]
    public async Task Digest_WhoseTimeIsInQuietHours_IsToldWhenTheyEnd()
    {
        Options.DigestAt = new TimeOnly(22, 0);
        await CollectAsync(_fixture.Peer, 1);
        await UntilAsync(20, 22, 30);
        Assert.Empty(await DigestsAsync());

        await UntilAsync(21, 6, 30);
        Assert.Equal(OutboxState.Queued, Assert.Single(await DigestsAsync()).State);
    }

    [Fact]
    public async Task News_AreToldToWhoWantsThem_AndOnlyWhenThereAreAny()
    {
        await WishAsync(_fixture.Lead, NoticeKind.Digest, NoticeTiming.Daily);
        await UntilAsync(21, 7, 30);
        Assert.Empty(await DigestsAsync());

        await _fixture.AskAsync();
        await UntilAsync(22, 7, 30);
        var digest = Assert.Single(await NoticesAsync(), digest => digest.MemberId == _fixture.Lead);
        Assert.NotNull(digest.NewsSince);
    }

    [Fact]
    public async Task News_LeaveOutWhatTheMemberAskedOrWasAsked_AndWhatHasAnAnswer()
    {
        var question = await _fixture.AskAsync();
        Assert.Equal([question], await NewsAsync(_fixture.Lead));
        Assert.Empty(await NewsAsync(_fixture.Other)); // Was asked.
        Assert.Empty(await NewsAsync(_fixture.Coordinator)); // Is not in the group.

        await _fixture.AnswerAsync(_fixture.Other, question);
        Assert.Empty(await NewsAsync(_fixture.Lead));
    }

    [Fact]
    public async Task Kind_ThatIsSwitchedOff_TakesWhatItCollectedAlong()
    {
        await CollectAsync(_fixture.Peer, 1);
        await WishAsync(_fixture.Peer, NoticeKind.Question, NoticeTiming.Off);

        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task Digest_OfManyMembers_IsToldInSteps()
    {
        for (var number = 0; number < DigestStep.Size + 3; number++)
        {
            var member = await _fixture.Community.MemberAsync($"Reader {number}");
            await WishAsync(member, NoticeKind.Question, NoticeTiming.Daily);
            await CollectAsync(member, 1);
        }

        await UntilAsync(21, 7, 30);
        Assert.Equal(DigestStep.Size + 3, (await DigestsAsync()).Select(static row => row.MemberId).Distinct().Count());
    }

    [Fact]
    public Task News_AtOnce_AreRefused() => Assert.ThrowsAsync<ArgumentException>(() => WishAsync(_fixture.Peer, NoticeKind.Digest, NoticeTiming.AtOnce));

    private CommunityOptions Options => _fixture.Community.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CommunityOptions>>().Value;

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    private Task RunAsync() => _fixture.Community.Services.DoAsync("daily-digest");

    // In November, by the clock of Nairobi.
    private Task UntilAsync(int day, int hour, int minute) => UntilAsync(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(3)));

    private Task UntilAsync(DateTimeOffset then)
    {
        _fixture.Community.Time.Advance(then - _fixture.Community.Now);
        return RunAsync();
    }

    private Task<bool> WishAsync(long member, NoticeKind kind, NoticeTiming timing) => _fixture.Community.As(member, async (PreferenceBook book, Member me) =>
    {
        await book.SetAsync(me, kind, timing, default);
        return true;
    });

    private Task<bool> CollectAsync(long member, long question) => _fixture.Community.DoAsync(async (Outbox outbox) =>
    {
        await outbox.TellAsync(member, new QuestionRequested(question), default);
        return true;
    });

    private Task<List<long>> NewsAsync(long member) => _fixture.Community.DoAsync(async (DigestContents contents) =>
        (await contents.NewsAsync(member, _fixture.Community.Now - Day, most: 100, default)).Select(static news => news.Id).ToList());

    private Task<int> CountAsync(DigestReady digest) => _fixture.Community.DoAsync(async (DigestContents contents) =>
        (await contents.ItemsAsync(digest.MemberId, digest.After, digest.UpTo, default)).Count);

    private Task<List<DigestItem>> ItemsAsync() => _fixture.Community.ReadAsync(static db => db.DigestItems.OrderBy(static item => item.Id).ToListAsync());

    private Task<List<OutboxMessage>> DigestsAsync() =>
        _fixture.Community.ReadAsync(static db => db.Outbox.Where(static row => row.NoticeType == NoticeJson.NameOf<DigestReady>()).OrderBy(static row => row.Id).ToListAsync());

    private async Task<List<DigestReady>> NoticesAsync() =>
        [.. (await DigestsAsync()).Select(static row => (DigestReady)NoticeJson.Read(row.NoticeType!, row.Body))];
}
