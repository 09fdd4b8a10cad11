using CoP.Channels.Telegram.Sending;
using CoP.Testing;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Sending;

public class FloodWatchTests
{
    [Fact]
    public void Flood_OfLongAgo_IsForgotten_AlsoWhenTheClockIsPutBack()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 21, 6, 0, 0, TimeSpan.Zero));
        var watch = new FloodWatch(time);
        watch.IsWholeBot("1");
        watch.IsWholeBot("2");
        time.Jump(TimeSpan.FromHours(-1));
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.False(watch.IsWholeBot("3"));
    }
}
