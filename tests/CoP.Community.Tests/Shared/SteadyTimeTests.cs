using CoP.Testing;

namespace CoP.Community.Tests.Shared;

public class SteadyTimeTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ManualTime _time = new();

    [Fact]
    public void Time_WhenTheClockIsPutBack_GoesOn()
    {
        var steady = new SteadyTime(_time);
        var begun = steady.GetUtcNow();
        _time.Jump(-Hour);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(begun + TimeSpan.FromSeconds(10), steady.GetUtcNow());
    }

    [Fact]
    public void Time_WhenTheClockIsPutForward_Follows_AndGoesOnFromThere()
    {
        var steady = new SteadyTime(_time);
        var begun = steady.GetUtcNow();
        _time.Jump(Hour);
        Assert.Equal(begun + Hour, steady.GetUtcNow());
        _time.Jump(-2 * Hour);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(begun + Hour + TimeSpan.FromSeconds(1), steady.GetUtcNow());
    }
}
