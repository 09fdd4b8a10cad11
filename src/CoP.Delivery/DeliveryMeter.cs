using System.Diagnostics.Metrics;

namespace CoP.Delivery;

/// <summary>What operators watch, under the meter <c>CoP.Bot</c>.</summary>
internal sealed class DeliveryMeter : IDisposable
{
    private readonly Meter _meter = new("CoP.Bot");
    private readonly Counter<long> _finished;
    private readonly Histogram<double> _seconds;

    public DeliveryMeter(OutboxHealth health)
    {
        _finished = _meter.CreateCounter<long>("cop.outbox.sends", "{request}", "Requests by channel and outcome.");
        _seconds = _meter.CreateHistogram<double>("cop.outbox.send.duration", "s", "From the first byte to the platform's answer.");
        _meter.CreateObservableGauge("cop.outbox.depth", () => health.Depth, "{row}", "Rows due now.");
        _meter.CreateObservableGauge("cop.outbox.oldest", () => health.OldestDue.TotalSeconds, "s", "How long the oldest due row has waited.");
    }

    public void Count(string channel, SendOutcome outcome, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("channel", channel);
        _finished.Add(1, tag, new("outcome", outcome.GetType().Name));
        _seconds.Record(took.TotalSeconds, tag);
    }

    public void Dispose() => _meter.Dispose();
}
