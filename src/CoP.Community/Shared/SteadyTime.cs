namespace CoP.Community;

/// <summary>
/// The clock for what is remembered inside the process: until when something rests, how fresh it is. It follows the
/// system's clock forward, also over a sleep of the machine, but never back: then it goes on with the monotonic one.
/// What is stored, or shown to people, has the system's time.
/// </summary>
public sealed class SteadyTime(TimeProvider clock) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = clock.GetUtcNow();
    private long _readAt = clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var (read, told) = (clock.GetTimestamp(), clock.GetUtcNow());
            var went = _now + clock.GetElapsedTime(_readAt, read);
            (_now, _readAt) = (told > went ? told : went, read);
            return _now;
        }
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
