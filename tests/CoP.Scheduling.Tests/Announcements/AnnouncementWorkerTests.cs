using CoP.Scheduling.Announcements;
using CoP.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoP.Scheduling.Tests.Announcements;

public sealed class AnnouncementWorkerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Worker_GoesOnWithoutPauseWhileThereIsWorkAndThenOnceASecond()
    {
        var pump = new TestPump { Works = static step => step < 3 };
        using var worker = await StartAsync(pump);
        while (await pump.Steps.NextAsync() < 3)
        {
        }

        await _time.AsleepAsync(TimeSpan.FromSeconds(1));
        Assert.False(pump.Steps.Any);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, await pump.Steps.NextAsync());
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Worker_WhenAStepFails_TriesAgainASecondLater()
    {
        var pump = new TestPump { Works = static step => step == 1 ? throw new InvalidOperationException("The pump broke.") : false };
        using var worker = await StartAsync(pump);
        await pump.Steps.NextAsync();

        await _time.AsleepAsync(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await pump.Steps.NextAsync());
        await worker.StopAsync(default);
    }

    private async Task<AnnouncementWorker> StartAsync(TestPump pump)
    {
        var worker = new AnnouncementWorker(pump, _time, NullLogger<AnnouncementWorker>.Instance);
        await worker.StartAsync(default);
        return worker;
    }
}
