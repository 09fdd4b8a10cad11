using CoP.Community;
using CoP.Community.Delivery;
using CoP.Scheduling.Delivery;
using CoP.Scheduling.Preferences;
using CoP.Scheduling.Questions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoP.Scheduling.Tests;

public sealed class SchedulingTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TriggerKey EveryClimb = new(QuestionLadderJob.Key.Name);
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-scheduling-").FullName;
    private readonly TestLadder _ladder = new();
    private readonly TestDigest _digest = new();
    private readonly ShiftedClock _clock = new();

    private string File => Path.Combine(_folder, "community.db");

    [Fact]
    public async Task Ladder_WhenFiresWereMissedWhileDown_IsClimbedOnceAtTheNextStart()
    {
        await using (await StartAsync(Hour))
        {
            Assert.Equal(1, await _ladder.Calls.NextAsync());
        }

        _clock.Shift = TimeSpan.FromHours(5.5);
        await using var again = await StartAsync(Hour);
        Assert.Equal(2, await _ladder.Calls.NextAsync());
        var trigger = await (await again.SchedulerAsync()).GetTrigger(EveryClimb);
        Assert.True(trigger!.NextFireTimeUtc > _clock.GetUtcNow());
        Assert.Equal(2, _ladder.Calls.Count);
    }

    [Fact]
    public async Task Ladder_WhenNothingWasMissed_IsNotClimbedByARestart()
    {
        await using (await StartAsync(Hour))
        {
            await _ladder.Calls.NextAsync();
        }

        await using var again = await StartAsync(Hour);
        var trigger = await (await again.SchedulerAsync()).GetTrigger(EveryClimb);
        Assert.InRange(trigger!.NextFireTimeUtc!.Value, _clock.GetUtcNow(), _clock.GetUtcNow() + Hour);
        Assert.Equal(1, _ladder.Calls.Count);
    }

    [Fact]
    public async Task Ladder_WhenItThrows_IsClimbedAgainAtTheNextFire()
    {
        _ladder.Fails = true;
        await using var host = await StartAsync(Hour);
        Assert.Equal(1, await _ladder.Calls.NextAsync());
        await (await host.SchedulerAsync()).TriggerJob(QuestionLadderJob.Key);
        Assert.Equal(2, await _ladder.Calls.NextAsync());
    }

    [Fact]
    public async Task Jobs_WhenTheClockIsPutBack_GoOnAtOnce()
    {
        await using var host = await StartAsync(Hour);
        await _ladder.Calls.NextAsync();
        await _digest.Calls.NextAsync();
        await host.ClockWatch.LookAsync(default);

        _clock.Shift = -3 * Hour;
        await host.ClockWatch.LookAsync(default);

        Assert.Equal((2, 2), (await _ladder.Calls.NextAsync(), await _digest.Calls.NextAsync()));
    }

    [Fact]
    public async Task Jobs_WhenTheClockIsPutBackWhileDown_GoOnAfterTheStart()
    {
        await using (var host = await StartAsync(Hour))
        {
            await _ladder.Calls.NextAsync();
            await host.ClockWatch.LookAsync(default);
        }

        _clock.Shift = -3 * Hour;
        await using var again = await StartAsync(Hour);

        Assert.Equal(2, await _ladder.Calls.NextAsync());
    }

    [Fact]
    public async Task Scheduler_BesideManyTransactions_MakesNeitherSideFail()
    {
        await using var host = await StartAsync(TimeSpan.FromSeconds(1));
        var scheduler = await host.SchedulerAsync();
        var writes = Enumerable.Range(0, 200).Select(number => WriteAsync(host.Transactions, number));
        var fires = Enumerable.Range(0, 20).Select(async _ => await scheduler.TriggerJob(QuestionLadderJob.Key));
        await Task.WhenAll(writes.Concat(fires));
        for (var fire = 0; fire < 20; fire++)
        {
            await _ladder.Calls.NextAsync();
        }

        Assert.Equal(200, await host.Transactions.RunAsync(
            static (scope, cancel) => scope.GetRequiredService<CommunityDb>().Inbox.CountAsync(cancel), default));
    }

    [Fact]
    public async Task Digest_WhenDaysWereMissedWhileDown_IsAskedForAtTheNextStart()
    {
        await using (await StartAsync(Hour))
        {
            Assert.Equal(1, await _digest.Calls.NextAsync());
        }

        _clock.Shift = TimeSpan.FromDays(3);
        await using var again = await StartAsync(Hour);
        Assert.Equal(2, await _digest.Calls.NextAsync());
    }

    [Fact]
    public async Task Digest_WhenItThrows_IsAskedForAgainAtTheNextFire()
    {
        _digest.Fails = true;
        await using var host = await StartAsync(Hour);
        Assert.Equal(1, await _digest.Calls.NextAsync());
        await (await host.SchedulerAsync()).TriggerJob(DailyDigestJob.Key);
        Assert.Equal(2, await _digest.Calls.NextAsync());
    }

    [Fact]
    public async Task Jobs_AreNeverTakenTwiceAtTheSameTime()
    {
        await using var host = await StartAsync(Hour);
        var scheduler = await host.SchedulerAsync();
        foreach (var key in new[] { QuestionLadderJob.Key, DailyDigestJob.Key, StuckWatchJob.Key, PurgeJob.Key })
        {
            Assert.True((await scheduler.GetJobDetail(key))!.ConcurrentExecutionDisallowed);
        }
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("1.00:00:00")]
    public void LadderEvery_WhenOutOfRange_IsRefusedWithKeyAndLimits(string every)
    {
        var result = new LadderOptionsCheck().Validate(null, new LadderOptions { LadderEvery = TimeSpan.Parse(every, null) });
        Assert.Contains("Questions:LadderEvery", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("00:00:01 and 01:00:00", result.FailureMessage, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<TestHost> StartAsync(TimeSpan every) => TestHost.StartAsync(File, _ladder, _digest, _clock, every);

    private Task<bool> WriteAsync(ITransactions transactions, int number) => transactions.RunAsync(
        async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<CommunityDb>();
            db.Add(new InboxEntry { Channel = "desk", Bot = "1", ExternalId = $"{number}", ReceivedAt = _clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            return true;
        },
        default);
}
