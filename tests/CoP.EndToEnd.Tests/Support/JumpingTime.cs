namespace CoP.EndToEnd.Tests.Support;

/// <summary>
/// The system's clock, put forward as far as a test likes. Timers run as they always do (a fake clock's stand still), so that
/// real requests over loopback get their real time; only that of a press lasts as long as the test says.
/// </summary>
internal sealed class JumpingTime : TimeProvider
{
    /// <summary>What an answer to a press may take, so that Teams has it within 5 seconds.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>What writing it down may take that a press is worked on.</summary>
    private static readonly TimeSpan ToPromise = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource _pressIsLate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _jumped;

    /// <summary>How long it is here: long enough for a slow machine, unless a journey is about presses that take too long.</summary>
    public TimeSpan PressBudget { get; set; } = Patience;

    /// <summary>Ends when a press has taken too long for the first time.</summary>
    public Task PressIsLate => _pressIsLate.Task;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _jumped));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => dueTime == Budget
        ? base.CreateTimer(late => End(callback, late), state, PressBudget, period)
        : base.CreateTimer(callback, state, dueTime == ToPromise ? Patience : dueTime, period);

    public void Jump(TimeSpan by) => Interlocked.Add(ref _jumped, by.Ticks);

    private void End(TimerCallback callback, object? press)
    {
        callback(press);
        _pressIsLate.TrySetResult();
    }
}
