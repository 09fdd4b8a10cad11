using System.Diagnostics.Metrics;
using CoP.Community;

namespace CoP.Channels;

/// <summary>
/// Counts events that were refused because the database was out of reach: <c>cop.events.refused</c> by channel.
/// Telegram brings them again; of Teams nobody knows (docs/decisions/0015).
/// </summary>
internal sealed class RefusalMeter(IMeterFactory meters)
{
    private readonly Counter<long> _refused =
        meters.Create(Telemetry.Name).CreateCounter<long>("cop.events.refused", "{event}", "Events refused while the database was out of reach.");

    public void Count(string channel) => _refused.Add(1, new KeyValuePair<string, object?>("channel", channel));
}
