using System.Collections.Immutable;

namespace CoP.Channels.Delivery.Rates;

/// <summary>
/// Remembers when requests left, as long as the longest limit looks back, and how many are about to leave. Those count as
/// leaving now, whenever now is: so no window of any position ever holds more than its limit. Not safe for several threads.
/// </summary>
internal sealed class SlidingWindow(ImmutableArray<RateLimit> limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan _longest = limits.Max(static limit => limit.Window);
    private readonly List<DateTimeOffset> _left = [];
    private int _waiting;

    public void Take() => _waiting++;

    public void GiveBack() => _waiting--;

    public void Leave(DateTimeOffset now)
    {
        _waiting--;
        _left.Add(now);
    }

    /// <summary>How long until one more request breaks no limit; zero when it may leave now.</summary>
    /// <param name="spared">The share of each limit that must stay free, from 0 to 1.</param>
    public TimeSpan DelayAt(DateTimeOffset now, double spared = 0)
    {
        Forget(now);
        return limits.Max(limit => DelayAt(now, limit.Window, (int)Math.Ceiling(limit.Count * (1 - spared)) - _waiting));
    }

    public bool IsIdleAt(DateTimeOffset now)
    {
        Forget(now);
        return _left.Count + _waiting == 0;
    }

    private TimeSpan DelayAt(DateTimeOffset now, TimeSpan window, int places)
    {
        if (places <= 0)
        {
            return Soon; // Those about to leave take all: nobody knows when they will.
        }

        var free = _left.Count < places ? now : _left[^places] + window;
        return free > now ? free - now : TimeSpan.Zero;
    }

    private void Forget(DateTimeOffset now)
    {
        var old = _left.FindIndex(at => at + _longest > now);
        _left.RemoveRange(0, old < 0 ? _left.Count : old);
    }
}
