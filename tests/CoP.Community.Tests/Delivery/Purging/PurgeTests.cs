using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery.Purging;
using CoP.Community.Files;
using CoP.Community.Preferences;
using CoP.Community.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Delivery.Purging;

public sealed class PurgeTests : IAsyncLifetime
{
    private TestCommunity _town = null!;
    private long _member;
    private long _place;

    public async Task InitializeAsync()
    {
        _town = await TestCommunity.EmptyAsync();
        _member = await _town.MemberAsync("Member");
        _place = await _town.PlaceAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Inbox_KeepsWhatIsYoungerThanItsDays_AndForgetsTheRest()
    {
        var old = await _town.EventAsync(InboxState.Handled);
        _town.Time.Advance(TimeSpan.FromMinutes(2));
        var younger = await _town.EventAsync(InboxState.Handled);

        _town.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(1, await PurgeAsync());

        Assert.Equal([younger], await EventsAsync());
        Assert.NotEqual(old, younger);
    }

    [Fact]
    public async Task Inbox_KeepsTheButtonsThatCountOnce_ForNinetyDays()
    {
        await _town.EventAsync(InboxState.Handled, static entry => entry.EffectKey = "op|1|accept|7");

        await AfterAsync(89);
        Assert.Single(await EventsAsync());
        await AfterAsync(2);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Inbox_KeepsFailedEvents_UntilSomebodyDecides_OrNinetyDaysHavePassed()
    {
        await _town.EventAsync(InboxState.Failed);
        await _town.EventAsync(InboxState.Replaying);

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
        await _town.EventAsync(state, entry => entry.SettledAt = _town.Now.AddDays(20));

        await AfterAsync(26);
        Assert.Single(await EventsAsync());
        await AfterAsync(2);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Inbox_InManyChunks_IsForgottenWhole()
    {
        await _town.ChangeAsync(async db =>
        {
            db.Inbox.AddRange(Enumerable.Range(0, 1203).Select(number => new InboxEntry
            {
                Channel = Channels.Telegram,
                Bot = "1",
                ExternalId = $"{number}",
                ReceivedAt = _town.Now,
            }));
            return await db.SaveChangesAsync();
        });
        _town.Time.Advance(TimeSpan.FromDays(8));

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
        await _town.StuckAsync(_place, state);

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
        await _town.StuckAsync(_place, state, with: static row => row.FinishedAt = null);

        await AfterAsync(400);

        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Broadcast_IsForgottenWithItsResultKept_InRecipients()
    {
        var broadcast = await BroadcastAsync(BroadcastState.Finished);
        var second = await _town.MemberAsync("Second");
        var third = await _town.MemberAsync("Third");
        await InAsync(broadcast, _member, OutboxState.Unreachable, round: 0);
        await InAsync(broadcast, _member, OutboxState.Sent, round: 1);
        await InAsync(broadcast, second, OutboxState.Ambiguous, round: 0);
        await InAsync(broadcast, third, OutboxState.Rejected, round: 0);
        await _town.AddAsync(new Response { Subject = $"test:{broadcast}", MemberId = _member, Choice = "yes", At = _town.Now });

        await AfterAsync(31);

        var kept = await _town.ReadAsync(static db => db.Broadcasts.SingleAsync());
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
        await _town.AddAsync(new StoredDialog { ConversationId = _place, Person = "1", State = "{}", TouchedAt = _town.Now });
        await _town.AddAsync(new StoredDialog { ConversationId = _place, Person = "2", State = "{}", TouchedAt = _town.Now.AddDays(5) });
        await _town.AddAsync(File(_town.Now.AddDays(1)));
        await _town.AddAsync(File(null));
        await _town.AddAsync(new PlaybackMessage { ConversationId = _place, Body = "{}", At = _town.Now });
        await _town.AddAsync(Digest("told", _town.Now));
        await _town.AddAsync(Digest("waiting", null));

        await AfterAsync(91);

        Assert.Equal("2", (await _town.ReadAsync(static db => db.Dialogs.SingleAsync())).Person);
        Assert.Null((await _town.ReadAsync(static db => db.Files.SingleAsync())).ExpiresAt);
        Assert.Empty(await _town.ReadAsync(static db => db.Playback.ToListAsync()));
        Assert.Equal("waiting", (await _town.ReadAsync(static db => db.DigestItems.SingleAsync())).DedupeKey);
    }

    [Fact]
    public async Task FileOfAnAnnouncement_StaysAsLongAsItDoes()
    {
        var file = await _town.AddAsync(File(_town.Now));
        await _town.AddAsync(new Announcement { AuthorId = _member, CreatedAt = _town.Now, FileId = file.Id });

        await AfterAsync(10);

        Assert.Single(await _town.ReadAsync(static db => db.Files.ToListAsync()));
    }

    [Fact]
    public async Task LiveMessages_AreForgottenLongAfterTheirSubjectWasClosed()
    {
        var group = await _town.GroupAsync("shock");
        var closed = await QuestionAsync(group, QuestionState.Answered);
        var open = await QuestionAsync(group, QuestionState.Open);
        var awaited = await _town.AddAsync(Live(closed));
        await _town.StuckAsync(_place, OutboxState.Queued, with: row => (row.LiveMessageId, row.FinishedAt) = (awaited.Id, null));
        await _town.AddAsync(Live(closed));
        var kept = await _town.AddAsync(Live(open));

        await AfterAsync(89);
        Assert.Equal(3, await _town.ReadAsync(static db => db.LiveMessages.CountAsync()));
        await AfterAsync(2);
        Assert.Equal([awaited.Id, kept.Id], await _town.ReadAsync(static db => db.LiveMessages.Select(static live => live.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task Rows_ThatCannotGo_KeepNoOthersHere()
    {
        await _town.EventAsync(InboxState.Handled);
        await _town.AddAsync(new StoredFile { Name = "list.csv", ContentType = "text/csv", Content = [], CreatedAt = _town.Now, ExpiresAt = _town.Now });
        await _town.ChangeAsync(static db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER Stuck BEFORE DELETE ON Inbox BEGIN SELECT RAISE(ABORT, 'stuck'); END"));

        var fault = await Assert.ThrowsAsync<AggregateException>(() => AfterAsync(100));

        Assert.All(fault.InnerExceptions, static inner => Assert.Contains("stuck", inner.Message, StringComparison.Ordinal));
        Assert.Single(await EventsAsync());
        Assert.Equal(0, await _town.ReadAsync(static db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task Searches_UseTheIndexes()
    {
        var until = Cutoffs.Of(_town.Now, new RetentionOptions());

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
        _town.Time.Advance(TimeSpan.FromDays(days));
        await PurgeAsync();
    }

    private Task<int> PurgeAsync() => _town.Services.GetRequiredService<IPurge>().RunAsync(default);

    private Task<List<long>> EventsAsync() => _town.ReadAsync(static db => db.Inbox.Select(static entry => entry.Id).ToListAsync());

    private Task<int> RowsAsync() => _town.ReadAsync(static db => db.Outbox.CountAsync());

    private async Task<long> BroadcastAsync(BroadcastState state) => (await _town.AddAsync(new Broadcast
    {
        Source = "test:1",
        Title = "A test",
        OwnerId = _member,
        NoticeType = nameof(QuestionClosed),
        Notice = "{}",
        State = state,
        FinishedAt = state == BroadcastState.Running ? null : _town.Now,
    })).Id;

    private Task<long> InAsync(long broadcast, long member, OutboxState state, int round) => _town.StuckAsync(_place, state, member, row =>
        (row.BroadcastId, row.NoticeType, row.DedupeKey) = (broadcast, nameof(QuestionClosed), $"test:{broadcast}:{round}:{member}"));

    private async Task<string> QuestionAsync(long group, QuestionState state) => (await _town.AddAsync(new Question
    {
        AuthorId = _member,
        GroupId = group,
        Title = "How?",
        Language = "en",
        State = state,
        AskedAt = _town.Now,
        ClosedAt = state == QuestionState.Open ? null : _town.Now,
    })).Subject;

    private LiveMessage Live(string subject) => new() { ConversationId = _place, Subject = subject, NoticeType = "QuestionShown", Notice = "{}" };

    private StoredFile File(DateTimeOffset? until) => new() { Name = "a.png", ContentType = "image/png", Content = [1], CreatedAt = _town.Now, ExpiresAt = until };

    private DigestItem Digest(string key, DateTimeOffset? told) =>
        new() { MemberId = _member, NoticeType = "QuestionRequested", Notice = "{}", DedupeKey = key, CreatedAt = _town.Now, ToldAt = told };

    private Task<string> PlanAsync(Func<CommunityDb, IQueryable<long>> query) => _town.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query(db).CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    });
}
