using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Http;
using CoP.Delivery.Throttling;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>The machine's clock is put back by an hour; the monotonic one goes on.</summary>
public sealed class ClockSetBackTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private TestCommunity _town = null!;

    private DateTimeOffset Now => _town.Now;

    public async Task InitializeAsync() => _town = await TestCommunity.EmptyAsync();

    public Task DisposeAsync() => _town.DisposeAsync().AsTask();

    [Fact]
    public async Task Rows_ThatWereDue_AreDue_AndOthersWaitAsLongAsTheyHadTo()
    {
        var quiet = Now + (8 * Hour);
        await AddAsync("due", OutboxState.Queued, Now, 0);
        await AddAsync("retry", OutboxState.Queued, Now + (40 * Second), 1);
        await AddAsync("told to wait", OutboxState.Parked, Now + (2 * Hour), 1);
        await AddAsync("quiet hours", OutboxState.Parked, quiet, 0);
        await AddAsync("paused", OutboxState.Parked, DateTimeOffset.MaxValue, 1);

        await SetBackAsync(Hour);

        Assert.Equal(
            [("due", Now), ("paused", DateTimeOffset.MaxValue), ("quiet hours", quiet), ("retry", Now + (40 * Second)), ("told to wait", Now + (2 * Hour))],
            (await RowsAsync()).Select(static row => (row.DedupeKey, row.NotBefore)));
    }

    [Fact]
    public async Task Rows_ThatWereReckonedOnAWrongDay_WaitForTheSameTimeOfDayOfTheRightOne()
    {
        await AddAsync("quiet hours", OutboxState.Parked, Now + (8 * Hour), 0);

        await SetBackAsync(400 * 24 * Hour);

        Assert.InRange(Assert.Single(await RowsAsync()).NotBefore, Now, Now + (24 * Hour));
    }

    [Fact]
    public async Task Lease_EndsWithinItsMinute_AndSharedWindowsAreForgotten()
    {
        await AddAsync("sending", OutboxState.Sending, Now, 1, Now + OutboxPreparer.LeaseLength);
        await _town.AddAsync(new RateWindow { Key = "telegram", Until = Now + Second });

        await SetBackAsync(Hour);

        Assert.Equal(Now + OutboxPreparer.LeaseLength, Assert.Single(await RowsAsync()).LeasedUntil);
        Assert.Empty(await _town.ReadAsync(static db => db.RateWindows.ToListAsync()));
    }

    [Fact]
    public void Gate_OpensWhenItsPauseIsOver()
    {
        var throttleState = new ThrottleState(new SteadyTime(_town.Time));
        throttleState.Pause("telegram", 10 * Second);
        _town.Time.Jump(-Hour);
        Assert.True(throttleState.Paused("telegram") > TimeSpan.Zero);
        _town.Time.Advance(10 * Second);

        Assert.Equal(TimeSpan.Zero, throttleState.Paused("telegram"));
    }

    [Fact]
    public async Task Circuit_ClosesWhenItsTimeIsOver()
    {
        var pipeline = new HostCircuits(new SteadyTime(_town.Time)).For("example.org", Second);
        for (var failures = 0; failures < 20; failures++)
        {
            await pipeline.ExecuteOutcomeAsync(static (_, _) => ValueTask.FromResult(Polly.Outcome.FromException<HttpResponseMessage>(new HttpRequestException())), Polly.ResilienceContextPool.Shared.Get(), "");
        }

        await Assert.ThrowsAsync<Polly.CircuitBreaker.BrokenCircuitException>(() => CallAsync(pipeline));
        _town.Time.Jump(-Hour);
        _town.Time.Advance(16 * Second);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await CallAsync(pipeline)).StatusCode);
    }

    [Fact]
    public async Task Health_OfADispatcherThatStandsStill_IsNotWell()
    {
        var health = new OutboxHealth(_town.Time);
        await _town.ReadAsync(async db =>
        {
            await health.MeasureAsync(db, default);
            return true;
        });
        Assert.True(health.IsReady);
        _town.Time.Jump(-Hour);
        _town.Time.Advance(30 * Second);

        Assert.False(health.IsReady);
    }

    [Fact]
    public void Message_EditedInATimeThatLiesAhead_DoesNotRestForLonger()
    {
        var live = new LiveMessage { Subject = "s", NoticeType = "n", Notice = "{}", EditedAt = Now };
        Assert.Equal(Outbox.EditPause, live.RestAt(Now));
        _town.Time.Jump(-Hour);

        Assert.Equal(TimeSpan.Zero, live.RestAt(Now));
    }

    private static Task<HttpResponseMessage> CallAsync(Polly.ResiliencePipeline<HttpResponseMessage> pipeline) =>
        pipeline.ExecuteAsync(static _ => ValueTask.FromResult(new HttpResponseMessage())).AsTask();

    private async Task SetBackAsync(TimeSpan by)
    {
        _town.Time.Jump(-by);
        await new ClockSetBackCorrection(_town.Services.GetRequiredService<ITransactions>(), _town.Time).SetBackAsync(by, default);
    }

    private async Task AddAsync(string key, OutboxState state, DateTimeOffset notBefore, int attempts, DateTimeOffset? leased = null)
    {
        var row = DispatcherFixture.Row(DispatcherFixture.Chat(key), key);
        (row.State, row.CreatedAt, row.NotBefore, row.Attempts, row.LeasedUntil) = (state, Now, notBefore, attempts, leased);
        await _town.AddAsync(row);
    }

    private Task<List<OutboxMessage>> RowsAsync() => _town.ReadAsync(static db => db.Outbox.OrderBy(static row => row.DedupeKey).ToListAsync());
}
