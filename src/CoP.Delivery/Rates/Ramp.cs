using System.Collections.Immutable;

namespace CoP.Delivery.Rates;

/// <summary>
/// Where the requests of one lane wait for the moment they may leave, replies before all others. They are let onto it a
/// little ahead, so that each place is used as soon as it is free.
/// </summary>
internal sealed class Ramp(ImmutableArray<RateLimit> limits, TimeProvider clock) : IDisposable
{
    /// <summary>How far ahead of its place a request is let onto the ramp: about as long as a commit takes on a bad day.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(200);

    /// <summary>For the way to the platform, where one can be quicker than another.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(10);

    /// <summary>Bulk is let on in handfuls, so that several are written down in one commit.</summary>
    private static readonly TimeSpan Handful = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly SlidingWindow _window = new(limits, Guard);
    private readonly ReplyShare _share = new();
    private readonly UsualLatency _latency = new();
    private readonly Queue<TaskCompletionSource<DateTimeOffset>> _replies = [];
    private readonly Queue<TaskCompletionSource<DateTimeOffset>> _bulk = [];
    private readonly int _places = limits.Min(static limit => limit.Count);
    private readonly Pace _pace = new(limits);
    private ITimer? _timer;
    private int _heldReplies;
    private int _heldBulk;

    /// <summary>Lets a request on, or says how long it must stay away.</summary>
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

            return wait <= TimeSpan.Zero ? TimeSpan.Zero : isReply || wait > Handful ? wait : Handful;
        }
    }

    /// <summary>How many would be let on now, if all that ask are of this kind; counted up to <paramref name="most"/>.</summary>
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

    public void Landed(DateTimeOffset leftAt, TimeSpan took)
    {
        lock (_lock)
        {
            if (_latency.Excess(took) is var excess && excess > TimeSpan.Zero)
            {
                _window.Move(leftAt, leftAt + excess);
            }
        }
    }

    public void Dispose() => _timer?.Dispose();

    private TimeSpan Wait(DateTimeOffset now, bool isReply, int more = 0)
    {
        var free = isReply
            ? _window.FreeAt(now, _heldReplies + more + 1)
            : Later(_window.FreeAt(now, _heldReplies + _heldBulk + more + 1, _share.At(now, _places)), _pace.FreeAt(_heldBulk + more));
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
        : _bulk.Count > 0 ? Later(_window.FreeAt(now, spared: _share.At(now, _places)), _pace.FreeAt(0))
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
            _pace.Count(now);
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
