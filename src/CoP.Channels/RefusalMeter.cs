using System.Diagnostics.Metrics;

namespace CoP.Channels;

/// <summary>
/// Counts events that were refused because the database was out of reach: <c>cop.events.refused</c> by channel, under the
/// meter <c>CoP.Bot</c>. Telegram brings them again; of Teams nobody knows (docs/decisions/0015).
/// </summary>
internal sealed class RefusalMeter : IDisposable
{
    private readonly Meter _meter = new("CoP.Bot");
    private readonly Counter<long> _refused;

    public RefusalMeter() =>
        _refused = _meter.CreateCounter<long>("cop.events.refused", "{event}", "Events refused while the database was out of reach.");

    public void Count(string channel) => _refused.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Dispose() => _meter.Dispose();
}
