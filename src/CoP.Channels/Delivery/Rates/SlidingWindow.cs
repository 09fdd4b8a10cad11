using System.Collections.Immutable;

namespace CoP.Channels.Delivery.Rates;

/// <summary>Remembers when requests left, as long as the longest limit looks back. Not safe for several threads.</summary>
internal sealed class SlidingWindow(ImmutableArray<RateLimit> limits)
{
    private readonly TimeSpan _longest = limits.Max(static limit => limit.Window);
    private readonly List<DateTimeOffset> _left = [];

    public void Count(DateTimeOffset now) => _left.Add(now);

    /// <summary>How long until one more request breaks no limit; zero when it may leave now.</summary>
    public TimeSpan DelayAt(DateTimeOffset now)
    {
        Forget(now);
        return limits.Max(limit => DelayAt(now, limit));
    }

    public bool IsIdleAt(DateTimeOffset now)
    {
        Forget(now);
        return _left.Count == 0;
    }

    private TimeSpan DelayAt(DateTimeOffset now, RateLimit limit)
    {
        if (_left.Count < limit.Count)
        {
            return TimeSpan.Zero;
        }

        var free = _left[^limit.Count] + limit.Window;
        return free > now ? free - now : TimeSpan.Zero;
    }

    private void Forget(DateTimeOffset now)
    {
        var old = _left.FindIndex(at => at + _longest > now);
        _left.RemoveRange(0, old < 0 ? _left.Count : old);
    }
}
