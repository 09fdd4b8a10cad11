using System.Collections.Immutable;

namespace CoP.Delivery.Rates;

/// <summary>
/// Spreads bulk over the window. Sent in one burst, it would come back in one burst each time, and a reply in between would
/// find no place for the whole rest of the window. Not safe for several threads.
/// </summary>
internal sealed class Pace(ImmutableArray<RateLimit> limits)
{
    /// <summary>A little quicker than the limit itself, which must stay what decides.</summary>
    private const double Quicker = 0.9;

    /// <summary>What timers and commits delayed may be caught up with.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(40);

    private readonly TimeSpan _step = limits.Max(static limit => limit.Window / limit.Count) * Quicker;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public DateTimeOffset FreeAt(int before) => _next + (before * _step);

    public void Count(DateTimeOffset now) => _next = (_next > now - Lag ? _next : now - Lag) + _step;
}
