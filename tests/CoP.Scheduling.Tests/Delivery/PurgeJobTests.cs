using System.Threading.Channels;
using CoP.Community.Delivery.Purging;
using CoP.Community.Delivery.Stuck;
using CoP.Scheduling.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Scheduling.Tests.Delivery;

public sealed class PurgeJobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-scheduling-").FullName;
    private readonly ShiftedClock _clock = new();
    private readonly Calls _calls = new();

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
        Assert.Equal("purge", await _calls.NextAsync("purge"));
        await scheduler.TriggerJob(PurgeJob.Key);
        Assert.Equal("purge", await _calls.NextAsync("purge"));

        Assert.Equal("watch", await _calls.NextAsync("watch")); // It fires with the start, and each minute.
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(
        Path.Combine(_folder, "community.db"), new TestLadder(), new TestDigest(), _clock, TimeSpan.FromHours(1),
        services => services.AddSingleton<IPurge>(_calls).AddSingleton<IStuckWatch>(_calls));

    /// <summary>Remembers who was called, and fails each time.</summary>
    private sealed class Calls : IPurge, IStuckWatch
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
        private readonly Channel<string> _purges = Channel.CreateUnbounded<string>();
        private readonly Channel<string> _looks = Channel.CreateUnbounded<string>();

        public Task<int> RunAsync(CancellationToken cancel)
        {
            _purges.Writer.TryWrite("purge");
            throw new InvalidOperationException("The broom broke.");
        }

        public Task LookAsync(CancellationToken cancel)
        {
            _looks.Writer.TryWrite("watch");
            throw new InvalidOperationException("It is dark.");
        }

        public Task<string> NextAsync(string which) => (which == "purge" ? _purges : _looks).Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }
}
