using System.Collections.Immutable;

namespace CoP.Delivery.Throttling;

/// <summary>
/// Decides when the requests of one rate limit scope (a bot or tenant) leave: replies before all others, bulk evenly spaced.
/// A permit is given a little before its time, so that what it is for can be written down meanwhile and leaves on time.
/// </summary>
internal sealed class SendScheduler(ImmutableArray<RateLimit> limits, TimeProvider clock) : IDisposable
{
    /// <summary>How long before its time a permit is given: about as long as a commit takes on a bad day.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(250);

    /// <summary>For the way to the platform, where one can be quicker than another.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(10);

    /// <summary>Permits for bulk are given several at a time, so that their rows are written in one commit: whoever finds none comes back after so long.</summary>
    private static readonly TimeSpan BulkInterval = TimeSpan.FromMilliseconds(120);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly SlidingWindow _window = new(limits, Guard);
    private readonly ReplyShare _share = new();
    private readonly TypicalLatency _latency = new();
    private readonly Queue<TaskCompletionSource<DateTimeOffset>> _replies = [];
    private readonly Queue<TaskCompletionSource<DateTimeOffset>> _bulk = [];
    private readonly EvenSpacing _spacing = new(limits);
    private int _limit = limits.Min(static limit => limit.Count);
    private ITimer? _timer;
    private int _heldReplies;
    private int _heldBulk;

    /// <summary>Gives a permit, or says how long to wait before asking again.</summary>
    public TimeSpan Take(bool isReply)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var wait = Wait(now, isReply);
            if (wait <= TimeSpan.Zero)
            {
                Hold(isReply, 1);
            }

            return wait <= TimeSpan.Zero ? TimeSpan.Zero : isReply || wait > BulkInterval ? wait : BulkInterval;
        }
    }

    /// <summary>How many permits would be given now, if all that ask are of this kind; counted up to <paramref name="most"/>.</summary>
    public int Room(bool isReply, int most)
    {
        lock (_lock)
        {
            var (now, room) = (clock.GetUtcNow(), 0);
            while (room < most && Wait(now, isReply, room) <= TimeSpan.Zero)
            {
                room++;
            }

            return room;
        }
    }

    public void GiveBack(bool isReply)
    {
        lock (_lock)
        {
            Hold(isReply, -1);
            Release();
        }
    }

    /// <summary>Comes back with the time of leaving.</summary>
    public Task<DateTimeOffset> LeaveAsync(bool isReply)
    {
        var waiting = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            (isReply ? _replies : _bulk).Enqueue(waiting);
            Release();
        }

        return waiting.Task;
    }

    /// <summary>A busy machine let a request go later than its time had come.</summary>
    public void Late(DateTimeOffset released, DateTimeOffset leftAt)
    {
        lock (_lock)
        {
            _window.Move(released, leftAt);
        }
    }

    public void Answered(DateTimeOffset leftAt, TimeSpan took)
    {
        lock (_lock)
        {
            if (_latency.Excess(took) is var excess && excess > TimeSpan.Zero)
            {
                _window.Move(leftAt, leftAt + excess);
            }
        }
    }

    /// <summary>From now on others hold, over windows of the same lengths.</summary>
    public void Resize(ImmutableArray<RateLimit> limits)
    {
        lock (_lock)
        {
            _limit = limits.Min(static limit => limit.Count);
            _window.Resize(limits);
            _spacing.Resize(limits);
            Release();
        }
    }

    public void Dispose() => _timer?.Dispose();

    private TimeSpan Wait(DateTimeOffset now, bool isReply, int more = 0)
    {
        var free = isReply
            ? _window.FreeAt(now, _heldReplies + more + 1)
            : Later(_window.FreeAt(now, _heldReplies + _heldBulk + more + 1, _share.At(now, _limit)), _spacing.FreeAt(_heldBulk + more));
        return free - now - Ahead;
    }

    private void Hold(bool isReply, int more)
    {
        _heldReplies += isReply ? more : 0;
        _heldBulk += isReply ? 0 : more;
    }

    private void Release()
    {
        var now = clock.GetUtcNow();
        while (NextAt(now) is { } next && next <= now)
        {
            var isReply = _replies.Count > 0;
            Count(now, isReply);
            Hold(isReply, -1);
            _window.Add(now);
            (isReply ? _replies : _bulk).Dequeue().SetResult(now);
        }

        Arm(now);
    }

    private DateTimeOffset? NextAt(DateTimeOffset now) =>
        _replies.Count > 0 ? _window.FreeAt(now)
        : _bulk.Count > 0 ? Later(_window.FreeAt(now, spared: _share.At(now, _limit)), _spacing.FreeAt(0))
        : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private void Count(DateTimeOffset now, bool isReply)
    {
        if (isReply)
        {
            _share.Count(now);
        }
        else
        {
            _spacing.Count(now);
        }
    }

    private void Arm(DateTimeOffset now)
    {
        if (NextAt(now) is not { } next)
        {
            return;
        }

        _timer ??= clock.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(next - now > Tick ? next - now : Tick, Timeout.InfiniteTimeSpan);
    }

    private void OnTime()
    {
        lock (_lock)
        {
            Release();
        }
    }
}

/// <summary>
/// Spreads bulk over the window. Sent in one burst, it would come back in one burst each time, and a reply in between would
/// find no place for the whole rest of the window. Not safe for several threads.
/// </summary>
internal sealed class EvenSpacing(ImmutableArray<RateLimit> limits)
{
    /// <summary>A little quicker than the limit itself, which must stay what decides.</summary>
    private const double Quicker = 0.9;

    /// <summary>What timers and commits delayed may be caught up with.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(40);

    private TimeSpan _step = Step(limits);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public void Resize(ImmutableArray<RateLimit> limits) => _step = Step(limits);

    public DateTimeOffset FreeAt(int before) => _next + (before * _step);

    public void Count(DateTimeOffset now) => _next = (_next > now - Lag ? _next : now - Lag) + _step;

    private static TimeSpan Step(ImmutableArray<RateLimit> limits) => limits.Max(static limit => limit.Window / limit.Count) * Quicker;
}
