using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Files;
using CoP.Community.Responses;
using CoP.Community.Retention;
using CoP.Community.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Retention;

public sealed class PurgeTests : IAsyncLifetime
{
    private TestCommunity _community = null!;
    private long _member;
    private long _place;

    public async Task InitializeAsync()
    {
        _community = await TestCommunity.EmptyAsync();
        _member = await _community.MemberAsync("Member");
        _place = await _community.PlaceAsync();
    }

    public async Task DisposeAsync() => await _community.DisposeAsync();

    [Fact]
    public async Task Inbox_KeepsWhatIsYoungerThanItsDays_AndForgetsTheRest()
    {
        var old = await _community.EventAsync(InboxState.Handled);
        _community.Time.Advance(TimeSpan.FromMinutes(2));
        var younger = await _community.EventAsync(InboxState.Handled);

        _community.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(1, await PurgeAsync());

        Assert.Equal([younger], await EventsAsync());
        Assert.NotEqual(old, younger);
    }

    [Fact]
    public async Task Inbox_KeepsTheButtonsThatCountOnce_ForNinetyDays()
    {
        await _community.EventAsync(InboxState.Handled, static entry => entry.EffectKey = "op|1|accept|7");

        await AfterAsync(89);
        Assert.Single(await EventsAsync());
        await AfterAsync(2);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Inbox_KeepsFailedEvents_UntilSomebodyDecides_OrNinetyDaysHavePassed()
    {
        await _community.EventAsync(InboxState.Failed);
        await _community.EventAsync(InboxState.Replaying);

        await AfterAsync(89);
        Assert.Equal(2, (await EventsAsync()).Count);
        await AfterAsync(2);
        Assert.Single(await EventsAsync()); // A replay that was asked for is done, however late.
    }

    [Theory]
    [InlineData(InboxState.Handled)]
    [InlineData(InboxState.Dismissed)]
    public async Task Inbox_KeepsWhatWasReplayedOrDismissed_SevenDaysFromThen(InboxState state)
    {
        await _community.EventAsync(state, entry => entry.SettledAt = _community.Now.AddDays(20));

        await AfterAsync(26);
        Assert.Single(await EventsAsync());
        await AfterAsync(2);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Inbox_InManyChunks_IsForgottenWhole()
    {
        await _community.ChangeAsync(async db =>
        {
            db.Inbox.AddRange(Enumerable.Range(0, 1203).Select(number => new InboxEntry
            {
                Channel = ChannelNames.Telegram,
                Bot = "1",
                ExternalId = $"{number}",
                ReceivedAt = _community.Now,
            }));
            return await db.SaveChangesAsync();
        });
        _community.Time.Advance(TimeSpan.FromDays(8));

        Assert.Equal(1203, await PurgeAsync());
        Assert.Empty(await EventsAsync());
    }

    [Theory]
    [InlineData(OutboxState.Sent, 30)]
    [InlineData(OutboxState.Unreachable, 30)]
    [InlineData(OutboxState.Rejected, 30)]
    [InlineData(OutboxState.Expired, 30)]
    [InlineData(OutboxState.Ambiguous, 90)]
    public async Task Outbox_KeepsWhatHasEnded_ForItsDays(OutboxState state, int days)
    {
        await _community.UndeliveredAsync(_place, state);

        await AfterAsync(days - 1);
        Assert.Equal(1, await RowsAsync());
        await AfterAsync(2);
        Assert.Equal(0, await RowsAsync());
    }

    [Theory]
    [InlineData(OutboxState.Queued)]
    [InlineData(OutboxState.Parked)]
    [InlineData(OutboxState.Sending)]
    public async Task Outbox_NeverForgetsWhatHasNotEnded(OutboxState state)
    {
        await _community.UndeliveredAsync(_place, state, with: static row => row.FinishedAt = null);

        await AfterAsync(400);

        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Broadcast_IsForgottenWithItsResultKept_InRecipients()
    {
        var broadcast = await BroadcastAsync(BroadcastState.Finished);
        var second = await _community.MemberAsync("Second");
        var third = await _community.MemberAsync("Third");
        await InAsync(broadcast, _member, OutboxState.Unreachable, round: 0);
        await InAsync(broadcast, _member, OutboxState.Sent, round: 1);
        await InAsync(broadcast, second, OutboxState.Ambiguous, round: 0);
        await InAsync(broadcast, third, OutboxState.Rejected, round: 0);
        await _community.AddAsync(new Response { Subject = $"test:{broadcast}", MemberId = _member, Choice = "yes", At = _community.Now });

        await AfterAsync(31);

        var kept = await _community.ReadAsync(static db => db.Broadcasts.SingleAsync());
        Assert.Equal(new BroadcastCounts(Sent: 1, Waiting: 0, Uncertain: 1, Failed: 1, Acknowledged: 1), kept.FinalCounts);
        Assert.Equal(1, await RowsAsync()); // What is in doubt still waits.
    }

    [Fact]
    public async Task Broadcast_ThatStillRuns_KeepsItsRows()
    {
        await InAsync(await BroadcastAsync(BroadcastState.Running), _member, OutboxState.Sent, round: 0);

        await AfterAsync(200);

        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task OtherLeftovers_GoInTheirTime_AndOthersStay()
    {
        await _community.AddAsync(new StoredDialog { ConversationId = _place, Person = "1", State = "{}", TouchedAt = _community.Now });
        await _community.AddAsync(new StoredDialog { ConversationId = _place, Person = "2", State = "{}", TouchedAt = _community.Now.AddDays(5) });
        await _community.AddAsync(File(_community.Now.AddDays(1)));
        await _community.AddAsync(File(null));
        await _community.AddAsync(new PlaybackMessage { ConversationId = _place, Body = "{}", At = _community.Now });
        await _community.AddAsync(Digest("told", _community.Now));
        await _community.AddAsync(Digest("waiting", null));

        await AfterAsync(91);

        Assert.Equal("2", (await _community.ReadAsync(static db => db.Dialogs.SingleAsync())).Person);
        Assert.Null((await _community.ReadAsync(static db => db.Files.SingleAsync())).ExpiresAt);
        Assert.Empty(await _community.ReadAsync(static db => db.Playback.ToListAsync()));
        Assert.Equal("waiting", (await _community.ReadAsync(static db => db.DigestItems.SingleAsync())).DedupeKey);
    }

    [Fact]
    public async Task FileOfAnAnnouncement_StaysAsLongAsItDoes()
    {
        var file = await _community.AddAsync(File(_community.Now));
        await _community.AddAsync(new Announcement { AuthorId = _member, CreatedAt = _community.Now, FileId = file.Id });

        await AfterAsync(10);

        Assert.Single(await _community.ReadAsync(static db => db.Files.ToListAsync()));
    }

    [Fact]
    public async Task LiveMessages_AreForgottenLongAfterTheirSubjectWasClosed()
    {
        var group = await _community.GroupAsync("shock");
        var closed = await QuestionAsync(group, QuestionState.Answered);
        var open = await QuestionAsync(group, QuestionState.Open);
        var awaited = await _community.AddAsync(Live(closed));
        await _community.UndeliveredAsync(_place, OutboxState.Queued, with: row => (row.LiveMessageId, row.FinishedAt) = (awaited.Id, null));
        await _community.AddAsync(Live(closed));
        var kept = await _community.AddAsync(Live(open));

        await AfterAsync(89);
        Assert.Equal(3, await _community.ReadAsync(static db => db.LiveMessages.CountAsync()));
        await AfterAsync(2);
        Assert.Equal([awaited.Id, kept.Id], await _community.ReadAsync(static db => db.LiveMessages.Select(static live => live.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task Rows_ThatCannotGo_KeepNoOthersHere()
    {
        await _community.EventAsync(InboxState.Handled);
        await _community.AddAsync(new StoredFile { Name = "list.csv", ContentType = "text/csv", Content = [], CreatedAt = _community.Now, ExpiresAt = _community.Now });
        await _community.ChangeAsync(static db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER Stuck BEFORE DELETE ON Inbox BEGIN SELECT RAISE(ABORT, 'stuck'); END"));

        var fault = await Assert.ThrowsAsync<AggregateException>(() => AfterAsync(100));

        Assert.All(fault.InnerExceptions, static inner => Assert.Contains("stuck", inner.Message, StringComparison.Ordinal));
        Assert.Single(await EventsAsync());
        Assert.Equal(0, await _community.ReadAsync(static db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task Searches_UseTheIndexes()
    {
        var until = Cutoffs.Of(_community.Now, new RetentionOptions());

        Assert.Contains(
            "IX_Inbox_State_ReceivedAt (State=? AND ReceivedAt<?)",
            await PlanAsync(db => InboxPurge.Handled(db, until).Select(static entry => entry.Id)),
            StringComparison.Ordinal);
        Assert.Contains(
            "IX_Outbox_FinishedAt (FinishedAt<?)",
            await PlanAsync(db => OutboxPurge.Ended(db, until).Select(static row => row.Id)),
            StringComparison.Ordinal);
        Assert.Contains("IX_LiveMessages_Subject", await PlanAsync(static db =>
            LiveMessagePurge.Showing(db, ["question:1", "question:2"]).Select(static live => live.Id)), StringComparison.Ordinal);
    }

    private async Task AfterAsync(int days)
    {
        _community.Time.Advance(TimeSpan.FromDays(days));
        await PurgeAsync();
    }

    private Task<int> PurgeAsync() => _community.Services.GetRequiredService<IPurge>().RunAsync(default);

    private Task<List<long>> EventsAsync() => _community.ReadAsync(static db => db.Inbox.Select(static entry => entry.Id).ToListAsync());

    private Task<int> RowsAsync() => _community.ReadAsync(static db => db.Outbox.CountAsync());

    private async Task<long> BroadcastAsync(BroadcastState state) => (await _community.AddAsync(new Broadcast
    {
        Source = "test:1",
        Title = "A test",
        OwnerId = _member,
        NoticeType = nameof(QuestionClosed),
        Notice = "{}",
        State = state,
        FinishedAt = state == BroadcastState.Running ? null : _community.Now,
    })).Id;

    private Task<long> InAsync(long broadcast, long member, OutboxState state, int round) => _community.UndeliveredAsync(_place, state, member, row =>
        (row.BroadcastId, row.NoticeType, row.DedupeKey) = (broadcast, nameof(QuestionClosed), $"test:{broadcast}:{round}:{member}"));

    private async Task<string> QuestionAsync(long group, QuestionState state) => (await _community.AddAsync(new Question
    {
        AuthorId = _member,
        GroupId = group,
        Title = "How?",
        Language = "en",
        State = state,
        AskedAt = _community.Now,
        ClosedAt = state == QuestionState.Open ? null : _community.Now,
    })).Subject;

    private LiveMessage Live(string subject) => new() { ConversationId = _place, Subject = subject, NoticeType = "QuestionShown", Notice = "{}" };

    private StoredFile File(DateTimeOffset? until) => new() { Name = "a.png", ContentType = "image/png", Content = [1], CreatedAt = _community.Now, ExpiresAt = until };

    private DigestItem Digest(string key, DateTimeOffset? told) =>
        new() { MemberId = _member, NoticeType = "QuestionRequested", Notice = "{}", DedupeKey = key, CreatedAt = _community.Now, ToldAt = told };

    private async Task<string> PlanAsync(Func<CommunityDb, IQueryable<long>> query) =>
        string.Join('\n', await _community.ReadAsync(db => QueryPlan.ReadAsync(db, query(db))));
}
