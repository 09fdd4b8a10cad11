using CoP.Delivery.Throttling;
using CoP.Testing;
using Xunit;

namespace CoP.Delivery.Tests.Throttling;

public class SendSchedulerTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(500)]
    public void Broadcast_WithoutReplies_TakesTheWholeWindowAndNoMore(int limit)
    {
        using var scheduler = new SendScheduler([RateLimit.In(limit, 1)], _time);

        var left = Run(scheduler, TimeSpan.FromSeconds(60), static _ => false);

        Assert.Equal(limit, Busiest(left));
        Assert.InRange(left.Count, limit * 60 * 0.98, limit * 61);
    }

    [Fact]
    public void Broadcast_WithReplies_LeavesThemAFewPlacesAndAllTogetherTakeNearlyTheWholeWindow()
    {
        using var scheduler = new SendScheduler([RateLimit.In(50, 1)], _time);
        List<(DateTimeOffset Asked, Task<DateTimeOffset> Left)> replies = [];

        var left = Run(scheduler, TimeSpan.FromSeconds(60), now =>
        {
            var asks = now.Millisecond % 200 == 0 && replies.Count < (now - DateTimeOffset.UnixEpoch).TotalMilliseconds / 200;
            if (asks && scheduler.Take(isReply: true) == TimeSpan.Zero)
            {
                replies.Add((now, scheduler.LeaveAsync(isReply: true)));
            }

            return false;
        });

        var waits = replies.SkipLast(5).Select(static reply => reply.Left.Result - reply.Asked).Order().ToList();
        List<DateTimeOffset> all = [.. left.Concat(replies.SkipLast(5).Select(static reply => reply.Left.Result)).Order()];
        Assert.Equal(TimeSpan.Zero, waits[waits.Count / 2]);
        Assert.InRange(waits[^1], TimeSpan.Zero, TimeSpan.FromSeconds(1.1));
        Assert.InRange(Busiest(all), 45, 50);
        Assert.InRange(all.Count, 60 * 50 * 0.93, 60 * 50);
    }

    [Fact]
    public async Task Reply_OvertakesWhatWaitsOnTheRamp()
    {
        using var scheduler = new SendScheduler([RateLimit.In(10, 1)], _time);
        for (var sent = 0; sent < 10; sent++)
        {
            Assert.Equal(TimeSpan.Zero, scheduler.Take(isReply: false));
            _ = scheduler.LeaveAsync(isReply: false);
            _time.Advance(TimeSpan.FromMilliseconds(90));
        }

        _time.Advance(TimeSpan.FromMilliseconds(60));
        Assert.Equal(TimeSpan.Zero, scheduler.Take(isReply: false));
        var bulk = scheduler.LeaveAsync(isReply: false);
        Assert.Equal(TimeSpan.Zero, scheduler.Take(isReply: true));
        var reply = scheduler.LeaveAsync(isReply: true);
        _time.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Equal(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(1) + SendScheduler.Guard, await reply);
        Assert.True(await bulk > await reply);
    }

    [Fact]
    public void Burst_OfReplies_LeavesWithinASecondOrTwoThoughABroadcastRuns()
    {
        using var scheduler = new SendScheduler([RateLimit.In(30, 1)], _time);
        List<Task<DateTimeOffset>> replies = [];
        var wanted = 0;

        Run(scheduler, TimeSpan.FromSeconds(10), now =>
        {
            wanted += now == DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(5) ? 30 : 0;
            while (wanted > 0 && scheduler.Take(isReply: true) == TimeSpan.Zero)
            {
                replies.Add(scheduler.LeaveAsync(isReply: true));
                wanted--;
            }

            return wanted > 0;
        });

        Assert.Equal(30, replies.Count);
        Assert.InRange(replies.Max(static reply => reply.Result), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(6.2));
    }

    private static int Busiest(List<DateTimeOffset> left) =>
        left.Select((from, at) => left.Skip(at).TakeWhile(other => other < from + TimeSpan.FromSeconds(1)).Count()).Max();

    /// <summary>Somebody who always has more to send, and asks every few milliseconds.</summary>
    /// <param name="others">Goes first; while it says true, nothing else is let on.</param>
    private List<DateTimeOffset> Run(SendScheduler scheduler, TimeSpan lasts, Predicate<DateTimeOffset> others)
    {
        List<Task<DateTimeOffset>> leaving = [];
        for (var end = _time.GetUtcNow() + lasts; _time.GetUtcNow() < end; _time.Advance(TimeSpan.FromMilliseconds(5)))
        {
            while (!others(_time.GetUtcNow()) && scheduler.Take(isReply: false) == TimeSpan.Zero)
            {
                leaving.Add(scheduler.LeaveAsync(isReply: false));
            }
        }

        return [.. leaving.Where(static one => one.IsCompleted).Select(static one => one.Result)];
    }
}
