namespace CoP.Community.Tests.Shared;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(int.MaxValue, 60)]
    public void Pause_GrowsUpToTheLongest_AndIsShortenedByAQuarterAtMost(int failures, int seconds)
    {
        var pauses = Enumerable.Range(0, 100).Select(_ => Backoff.After(failures, TimeSpan.FromMinutes(1)).TotalSeconds).ToList();

        Assert.All(pauses, pause => Assert.InRange(pause, 0.75 * seconds, seconds));
        Assert.True(pauses.Distinct().Count() > 1);
    }
}
