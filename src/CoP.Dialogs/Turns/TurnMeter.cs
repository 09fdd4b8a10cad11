using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Counts and times what comes in, under the meter <c>CoP.Bot</c>: <c>cop.turn.duration</c> in seconds, by channel, kind and
/// outcome; <c>cop.events.unreadable</c> and <c>cop.events.waiting</c> by channel.
/// </summary>
internal sealed class TurnMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _unread;
    private readonly Counter<long> _waiting;
    private readonly TimeProvider _clock;

    public TurnMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create("CoP.Bot");
        _duration = _meter.CreateHistogram<double>("cop.turn.duration", "s", "From the event's arrival to the commit of its turn.");
        _unread = _meter.CreateCounter<long>("cop.events.unreadable", "{event}", "Events that could not be read and wait for a replay.");
        _waiting = _meter.CreateCounter<long>("cop.events.waiting", "{event}", "Events beyond their sender's share, written down to be handled later.");
    }

    public void CountWaiting(string channel, int events) => _waiting.Add(events, new KeyValuePair<string, object?>("channel", channel));

    public void CountUnread(string channel) => _unread.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public long Start() => _clock.GetTimestamp();

    public void Stop(long started, Incoming incoming, TurnOutcome outcome) => _duration.Record(
        _clock.GetElapsedTime(started).TotalSeconds,
        new TagList
        {
            { "channel", incoming.Channel },
            { "kind", incoming.What.GetType().Name },
            { "outcome", outcome.Failed ? "failed" : outcome.Repeated ? "repeated" : "done" },
        });

    public void Dispose() => _meter.Dispose();
}
