using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoP.Dialogs.Turns;

/// <summary>Counts and times turns: meter <c>CoP.Bot</c>, instrument <c>cop.turn.duration</c> in seconds, by channel, kind and outcome.</summary>
internal sealed class TurnMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;

    public TurnMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create("CoP.Bot");
        _duration = _meter.CreateHistogram<double>("cop.turn.duration", "s", "From the event's arrival to the commit of its turn.");
    }

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
