using System.Collections.Immutable;

namespace CoP.Delivery.Throttling;

/// <summary>
/// Remembers when requests left, as long as the longest limit looks back: so no window of any position ever holds more
/// than its limit. Not safe for several threads.
/// </summary>
/// <param name="limits">All of them hold.</param>
/// <param name="guard">Added to each window: on the way two requests can come closer to each other.</param>
/// <param name="left">What left before, in order.</param>
internal sealed class SlidingWindow(ImmutableArray<RateLimit> limits, TimeSpan guard, IEnumerable<DateTimeOffset>? left = null)
{
    private readonly List<DateTimeOffset> _left = [.. left ?? []];
    private ImmutableArray<RateLimit> _limits = limits;

    /// <summary>How long anything counts.</summary>
    public TimeSpan Longest { get; } = limits.Max(static limit => limit.Window) + guard;

    public IReadOnlyList<DateTimeOffset> Left => _left;

    /// <summary>When the <paramref name="nth"/> request from now on breaks no limit; now, when it may leave at once.</summary>
    /// <param name="spared">How many places of each limit must stay free.</param>
    public DateTimeOffset FreeAt(DateTimeOffset now, int nth = 1, int spared = 0)
    {
        Forget(now);
        var latest = now;
        foreach (var limit in _limits)
        {
            var free = FreeAt(now, limit.Window + guard, Math.Max(1, limit.Count - spared) - (nth - 1));
            latest = free > latest ? free : latest;
        }

        return latest;
    }

    /// <summary>Counts a request that leaves at <paramref name="at"/>, which can be a little ahead.</summary>
    public void Add(DateTimeOffset at)
    {
        var place = _left.BinarySearch(at);
        _left.Insert(place < 0 ? ~place : place, at);
    }

    /// <summary>Counts one request from a later time on.</summary>
    public void Move(DateTimeOffset from, DateTimeOffset to)
    {
        if (_left.Remove(from))
        {
            Add(to);
        }
    }

    /// <summary>From now on others hold, over windows of the same lengths; what has left still counts.</summary>
    public void Resize(ImmutableArray<RateLimit> limits) => _limits = limits;

    public bool IsIdleAt(DateTimeOffset now)
    {
        Forget(now);
        return _left.Count == 0;
    }

    private DateTimeOffset FreeAt(DateTimeOffset now, TimeSpan window, int places) =>
        places <= 0 ? now + window // Those before it take all, and have not left yet.
        : _left.Count < places ? now
        : _left[^places] + window;

    private void Forget(DateTimeOffset now)
    {
        var old = 0;
        while (old < _left.Count && _left[old] + Longest <= now)
        {
            old++;
        }

        _left.RemoveRange(0, old);
    }
}
