using System.Diagnostics.Metrics;

namespace CoP.Community.Search;

/// <summary>What is told of searches: <c>cop.search.duration</c>, by whether anything was found. For what was searched is nobody's business.</summary>
public sealed class SearchMeter
{
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;

    public SearchMeter(IMeterFactory meters, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _clock = clock;
        _duration = meters.Create(Telemetry.Name).CreateHistogram("cop.search.duration", "s", "How long a search took.", tags: null, Telemetry.Seconds);
    }

    internal long Start() => _clock.GetTimestamp();

    internal void Stop(long started, bool found) =>
        _duration.Record(_clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", found ? "found" : "nothing"));
}
