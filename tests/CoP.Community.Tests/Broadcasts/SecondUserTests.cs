using CoP.Community.Broadcasts;
using CoP.Community.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Broadcasts;

/// <summary>Something that is no announcement is broadcast to a group, and everything works for it: fan-out, steering, revision, figures, result.</summary>
public sealed class SecondUserTests : IAsyncLifetime
{
    private const string Source = "survey:7";
    private readonly Asked _asked = new();
    private readonly List<long> _members = [];
    private TestCommunity _community = null!;
    private long _owner;
    private long _group;

    public async Task InitializeAsync()
    {
        _community = await TestCommunity.EmptyAsync(services => services.AddSingleton<IBroadcastSource>(_asked).Configure<BroadcastOptions>(static options => options.RowsPerChunk = 3));
        _group = await _community.GroupAsync("shock");
        _owner = await _community.MemberAsync("Owner");
        for (var at = 0; at < 5; at++)
        {
            _members.Add(await _community.MemberAsync($"Member {at}", group: _group));
        }
    }

    public Task DisposeAsync() => _community.DisposeAsync().AsTask();

    [Fact]
    public async Task Notice_OfAnotherFeature_GoesToEachOfAGroupOnce_AsTheyWishNoticesOfItsKind()
    {
        await _community.AddAsync(new NoticePreference { MemberId = _members[0], Kind = NoticeKind.Question, Timing = NoticeTiming.Off });
        await _community.AddAsync(new NoticePreference { MemberId = _members[1], Kind = NoticeKind.Announcement, Timing = NoticeTiming.Off });
        await StartAsync();
        await _community.Services.FanOutAsync();

        var rows = await RowsAsync(OutboxKind.Send);
        Assert.Equal(_members.Skip(1), rows.Select(static row => row.MemberId!.Value));
        Assert.All(rows, row => Assert.Equal(
            (nameof(QuestionRequested), new QuestionRequested(7).Priority, $"survey:7:0:member-{row.MemberId}"), (row.NoticeType, row.Priority, row.DedupeKey)));
    }

    [Fact]
    public async Task Notice_OfAnotherFeature_IsPausedCorrectedAndRecalled()
    {
        await StartAsync();
        await _community.Services.FanOutAsync();
        await EndAsync(OutboxState.Sent, 2);
        await DoAsync(static (_, one) =>
        {
            BroadcastLifecycle.Pause(one);
            return Task.CompletedTask;
        });
        await _community.Services.FanOutAsync();
        Assert.Equal(3, (await RowsAsync(OutboxKind.Send)).Count(static row => row.State == OutboxState.Parked));

        await DoAsync(static (lifecycle, one) => lifecycle.CorrectAsync(one, default));
        await _community.Services.FanOutAsync();
        Assert.Equal(2, (await RowsAsync(OutboxKind.Edit)).Count);

        await DoAsync(static (lifecycle, one) => lifecycle.RecallAsync(one, default));
        await _community.Services.FanOutAsync();
        Assert.Equal(2, (await RowsAsync(OutboxKind.Delete)).Count);
        var ended = await _community.ReadAsync(static db => db.Broadcasts.SingleAsync());
        Assert.Equal((BroadcastState.Recalled, _community.Now), (ended.State, ended.FinishedAt));
    }

    [Fact]
    public async Task Notice_OfAnotherFeature_HasItsFigures_AndItsOwnAnswers()
    {
        await StartAsync();
        await _community.Services.FanOutAsync();
        await EndAsync(OutboxState.Sent, 4);
        await EndAsync(OutboxState.Rejected, 1);
        await _community.Services.FanOutAsync();
        await _community.As(_members[0], async (ResponseBook responses, Member me) =>
        {
            await responses.GiveAsync(me, Source, "yes", default);
            await responses.GiveAsync(me, Source, "no", default);
            return 0;
        });

        var counts = await _community.DoAsync(async (BroadcastFigures figures) => await figures.ReadAsync(await _community.ReadAsync(static db => db.Broadcasts.SingleAsync()), default));
        Assert.Equal((new BroadcastCounts(4, 0, 0, 1, 1), null), (counts.Counts, counts.Left));
        Assert.Equal("no", (await _community.ReadAsync(static db => db.Responses.SingleAsync())).Choice);
    }

    [Fact]
    public async Task Source_OfABroadcastThatIsNotOver_IsAsked()
    {
        await StartAsync();
        await _community.Services.FanOutAsync();
        _community.Time.Advance(TimeSpan.FromHours(25));
        await _community.Services.FanOutAsync();

        Assert.Equal([(Source, null)], _asked.Halts);
        Assert.Equal(BroadcastState.Paused, (await _community.ReadAsync(static db => db.Broadcasts.SingleAsync())).State);
    }

    private Task<Broadcast> StartAsync() => _community.DoAsync((BroadcastLifecycle lifecycle) => Task.FromResult(lifecycle.Start(new Broadcast
    {
        Source = Source,
        Title = "A survey",
        OwnerId = _owner,
        NoticeType = nameof(QuestionRequested),
        Notice = NoticeJson.Write(new QuestionRequested(7)),
        Audience = new Audience { Groups = [_group] },
    })));

    private Task<int> DoAsync(Func<BroadcastLifecycle, Broadcast, Task> work) => _community.WriteAsync(async services =>
    {
        await work(services.GetRequiredService<BroadcastLifecycle>(), await services.GetRequiredService<CommunityDb>().Broadcasts.SingleAsync());
        return 0;
    });

    private Task<List<OutboxMessage>> RowsAsync(OutboxKind kind) =>
        _community.ReadAsync(db => db.Outbox.Where(row => row.BroadcastId != null && row.Kind == kind).OrderBy(static row => row.Id).ToListAsync());

    private Task<int> EndAsync(OutboxState state, int count) => _community.ChangeAsync(async db =>
    {
        foreach (var row in await db.Outbox.Where(static row => row.State == OutboxState.Queued).OrderBy(static row => row.Id).Take(count).ToListAsync())
        {
            (row.State, row.FinishedAt, row.PlatformId) = (state, _community.Now, state == OutboxState.Sent ? $"m{row.Id}" : null);
        }

        return 0;
    });

    private sealed class Asked : IBroadcastSource
    {
        public List<(string Source, int? Refused)> Halts { get; } = [];

        public string Kind => "survey";

        public Task HaltedAsync(Broadcast broadcast, BroadcastHalt why, CancellationToken cancel)
        {
            Halts.Add((broadcast.Source, why.Refused));
            return Task.CompletedTask;
        }
    }
}
