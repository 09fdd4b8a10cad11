using CoP.Community.Retention;
using CoP.Scheduling.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Scheduling.Tests.Delivery;

public sealed class PurgeJobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-scheduling-").FullName;
    private readonly ShiftedClock _clock = new();
    private readonly Broken _broken = new();

    [Fact]
    public async Task Purge_ComesOnceSoonAfterTheStart_AndEveryNightInTheCommunitysZone()
    {
        await using var host = await StartAsync();
        var scheduler = await host.SchedulerAsync();

        var soon = (await scheduler.GetTrigger(PurgeJob.AfterStart))!;
        Assert.InRange(soon.StartTimeUtc - _clock.GetUtcNow(), TimeSpan.Zero, PurgeJob.StartPause);
        Assert.False(soon.MayFireAgain && soon.FinalFireTimeUtc > soon.StartTimeUtc);
        var night = (await scheduler.GetTrigger(PurgeJob.Nightly))!.NextFireTimeUtc!.Value;
        Assert.Equal(new TimeSpan(2, 40, 0), TimeZoneInfo.ConvertTime(night, TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi")).TimeOfDay);
    }

    [Fact]
    public async Task Jobs_ThatFail_RunAgain()
    {
        await using var host = await StartAsync();
        var scheduler = await host.SchedulerAsync();

        await scheduler.TriggerJob(PurgeJob.Key);
        Assert.Equal(1, await _broken.Purges.NextAsync());
        await scheduler.TriggerJob(PurgeJob.Key);
        Assert.Equal(2, await _broken.Purges.NextAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(
        Path.Combine(_folder, "community.db"), new TestWork(), _clock, services => services.AddSingleton<IPurge>(_broken));

    private sealed class Broken : IPurge
    {
        public Calls Purges { get; } = new();

        public Task<int> RunAsync(CancellationToken cancel)
        {
            Purges.Add();
            throw new InvalidOperationException("The broom broke.");
        }
    }
}
