namespace CoP.EndToEnd.Tests.Staging;

/// <summary>
/// The system's clock, put forward as far as a test likes. Timers run as they always do, so that real requests over
/// loopback get their real time.
/// </summary>
internal sealed class JumpingTime : TimeProvider
{
    private long _jumped;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _jumped));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _jumped, by.Ticks);
}
