namespace CoP.Scheduling.Tests;

/// <summary>The system's clock, put forward by a test as far as it likes. Quartz has threads of its own, so its timers must run; a fake clock's stand still.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
