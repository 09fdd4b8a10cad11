namespace CoP.Testing;

/// <summary>
/// A clock for code that runs on threads of its own (docs/decisions/0031): it stands still until it is told to move on, and at each
/// moment at which timers fire until what they woke is idle. A test that only moves time takes a <c>FakeTimeProvider</c>, which
/// cannot serve here: its timers all read the end of a step, setting its clock back sets back its timestamps too, and it does not
/// tell which timers wait.
/// </summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(Predicate<TimeSpan> Fits, TaskCompletionSource Asleep)> _watchers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _wrong;

    public ManualTime()
        : this(Beginning)
    {
    }

    /// <summary>Where it stands unless a test says otherwise.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _wrong;
        }
    }

    public override long GetTimestamp() => Monotonic.Ticks;

    private DateTimeOffset Monotonic
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>Puts the wall's clock forward, or back when it is negative. Timestamps and timers, which are monotonic, know nothing of it.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _wrong += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Comes back when somebody sleeps for so long: before that, moving on would pass by whoever is not asleep yet.</summary>
    public Task AsleepAsync(TimeSpan length) => AsleepAsync(slept => slept == length);

    /// <inheritdoc cref="AsleepAsync(TimeSpan)"/>
    public Task AsleepAsync(Predicate<TimeSpan> length)
    {
        lock (_lock)
        {
            var asleep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((length, asleep));
            _timers.ForEach(Tell);
            return asleep.Task.WaitAsync(Eventually.HangGuard, System);
        }
    }

    public void Advance(TimeSpan by)
    {
        var until = Monotonic + by;
        while (Take(until) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            _now = until;
        }
    }

    /// <summary>Moves on as <see cref="Advance"/> does, but only while <paramref name="work"/> is idle: at each moment at which timers fire it waits until what they woke has done its part.</summary>
    public async Task AdvanceAsync(TimeSpan by, WorkContext work)
    {
        await work.IdleAsync();
        var until = Monotonic + by;
        while (Take(until) is { } first)
        {
            for (var due = first; due is not null; due = Take(Monotonic))
            {
                due.Fire();
            }

            await work.IdleAsync();
        }

        lock (_lock)
        {
            _now = until;
        }
    }

    /// <summary>All at once, as when the machine slept: what was due meanwhile is due once, and now.</summary>
    public Task LeapAsync(TimeSpan by, WorkContext work)
    {
        lock (_lock)
        {
            _now += by;
        }

        return AdvanceAsync(TimeSpan.Zero, work);
    }

    private ManualTimer? Take(DateTimeOffset until)
    {
        lock (_lock)
        {
            var due = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            _now = due is not null && due.Due > _now ? due.Due : _now;
            due?.Next(_timers);
            return due;
        }
    }

    private void Tell(ManualTimer timer)
    {
        foreach (var watcher in _watchers.FindAll(watcher => watcher.Fits(timer.Length)))
        {
            _watchers.Remove(watcher);
            watcher.Asleep.SetResult();
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        /// <summary>From when it was set.</summary>
        public TimeSpan Length { get; private set; }

        public void Fire() => callback();

        public void Next(List<ManualTimer> timers)
        {
            if (_period <= TimeSpan.Zero)
            {
                timers.Remove(this);
            }
            else
            {
                Due += _period;
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _period = period;
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (Due, Length) = (time._now + dueTime, dueTime);
                    time._timers.Add(this);
                    time.Tell(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
