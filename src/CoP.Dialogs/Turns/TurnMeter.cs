using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoP.Community;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Counts and times what comes in: <c>cop.turns</c> and <c>cop.turn.duration</c> in seconds, by channel, kind and
/// outcome; <c>cop.events.unreadable</c> and <c>cop.events.waiting</c> by channel. Each turn is a span.
/// </summary>
internal sealed class TurnMeter
{
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _unread;
    private readonly Counter<long> _waiting;
    private readonly TimeProvider _clock;

    public TurnMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _turns = meter.CreateCounter<long>("cop.turns", "{turn}", "Events that were handled, by channel, kind and outcome.");
        _duration = meter.CreateHistogram("cop.turn.duration", "s", "From the event's arrival to the commit of its turn.", tags: null, Telemetry.Seconds);
        _unread = meter.CreateCounter<long>("cop.events.unreadable", "{event}", "Events that could not be read and wait for a replay.");
        _waiting = meter.CreateCounter<long>("cop.events.waiting", "{event}", "Events beyond their sender's share, written down to be handled later.");
    }

    public void CountWaiting(string channel, int events) => _waiting.Add(events, new KeyValuePair<string, object?>("channel", channel));

    public void CountUnread(string channel) => _unread.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public TurnSpan Start(Incoming incoming) => new(Telemetry.Source.StartActivity("turn", ActivityKind.Consumer), _clock.GetTimestamp(), incoming);

    public void Stop(TurnSpan turn, TurnOutcome outcome)
    {
        var tags = new TagList
        {
            { "channel", turn.Incoming.Channel },
            { "kind", turn.Incoming.What.GetType().Name },
            { "outcome", outcome.Failed ? "failed" : outcome.Repeated ? "repeated" : "done" },
        };
        _turns.Add(1, tags);
        _duration.Record(_clock.GetElapsedTime(turn.Started).TotalSeconds, tags);
        Telemetry.Describe(turn.Span, tags, outcome.Failed);
    }

    /// <summary>A turn that is under way.</summary>
    /// <param name="Span">Null when nobody listens.</param>
    internal readonly record struct TurnSpan(Activity? Span, long Started, Incoming Incoming) : IDisposable
    {
        public void Dispose() => Span?.Dispose();
    }
}
