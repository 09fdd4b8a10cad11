using CoP.Testing;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>What the tests of delivery rest on: the clock moves only while all that it woke is idle again.</summary>
public class WorkContextTests
{
    private readonly ManualTime _time = new();
    private readonly WorkContext _work = new();

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(3, 300)]
    public async Task Sleepers_OnAClockThatMoves_WakeAtEachOfTheirMoments(int seconds, int times)
    {
        var signal = new OutboxSignal(_time);
        using var stop = new CancellationTokenSource();
        List<TimeSpan> woken = [];
        var began = _time.GetUtcNow();
        var running = _work.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await signal.WaitAsync(DispatchQueue.Bulk, TimeSpan.FromSeconds(seconds), stop.Token);
                await Task.Yield();
                woken.Add(_time.GetUtcNow() - began);
            }
        });

        await _time.AdvanceAsync(TimeSpan.FromSeconds(seconds * times), _work);

        Assert.Equal(Enumerable.Range(1, times).Select(at => TimeSpan.FromSeconds(at * seconds)), woken);
        _work.Run(stop.Cancel);
        await running;
    }

    [Fact]
    public async Task Idle_IsNobody_WhileWorkThatLeftTheContextGoesOn()
    {
        var elsewhere = _work.Busy();

        var idle = _work.IdleAsync();
        Assert.False(idle.IsCompleted);
        elsewhere.Dispose();

        await idle;
    }

    [Fact]
    public async Task Leap_WakesOnceWhoeverShouldHaveWokenOften()
    {
        var fired = 0;
        await using var timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await _time.LeapAsync(TimeSpan.FromHours(1), _work);

        Assert.Equal(1, fired);
    }
}
