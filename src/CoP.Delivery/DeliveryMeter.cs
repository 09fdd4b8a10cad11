using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoP.Community;
using CoP.Delivery.Throttling;

namespace CoP.Delivery;

/// <summary>What is told of messages on their way out. The gauges show what the dispatcher knows anyway: nobody is asked for them.</summary>
internal sealed class DeliveryMeter
{
    private readonly Counter<long> _sends;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _claims;
    private readonly Histogram<double> _duration;

    public DeliveryMeter(IMeterFactory meters, OutboxHealth health, InFlightMessages inFlight, ThrottleState throttleState, RateLimits limits)
    {
        var meter = meters.Create(Telemetry.Name);
        _sends = meter.CreateCounter<long>("cop.outbox.sends", "{request}", "Requests by channel and outcome.");
        _throttled = meter.CreateCounter<long>("cop.outbox.throttled", "{request}", "Requests that a platform refused for coming too fast, by channel.");
        _claims = meter.CreateCounter<long>("cop.outbox.claims", "{row}", "Rows that were to be taken for sending: taken, or lost to another or to a change.");
        _duration = meter.CreateHistogram("cop.outbox.send.duration", "s", "From the first byte to the platform's answer.", tags: null, Telemetry.Seconds);
        meter.CreateObservableGauge("cop.outbox.depth", () => health.Depth, "{row}", "Rows due now, counted to a thousand.");
        meter.CreateObservableGauge("cop.outbox.oldest", () => health.OldestDue.TotalSeconds, "s", "How long the oldest due row has waited.");
        meter.CreateObservableGauge("cop.outbox.inflight", () => inFlight.Count, "{row}", "Messages that are selected and whose result is not written down yet.");
        meter.CreateObservableGauge("cop.outbox.paused", () => throttleState.PausedScopes, "{scope}", "Bots and tenants that a platform has told to wait.");
        meter.CreateObservableGauge("cop.outbox.limit", () => Limits(limits), "{request}", "Requests a second that the settings allow in each tenant, by channel.");
    }

    /// <summary>The sending of one message, as part of what it was queued in.</summary>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? Begin(PreparedMessage message)
    {
        var span = Telemetry.Source.StartActivity("outbox send", ActivityKind.Client, message.Origin);
        span?.SetTag("cop.channel", message.Request.Conversation.Channel).SetTag("cop.kind", message.Request.Kind.ToString());
        return span;
    }

    /// <summary>What came of it.</summary>
    public static void End(Activity? span, SendOutcome outcome)
    {
        span?.SetTag("cop.outcome", outcome.GetType().Name);
        if (outcome is not (SendOutcome.Sent or SendOutcome.Moot))
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Count(string channel, SendOutcome outcome, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("channel", channel);
        _sends.Add(1, tag, new("outcome", outcome.GetType().Name));
        _duration.Record(took.TotalSeconds, tag);
        if (outcome is SendOutcome.RetryLater { TooFast: true })
        {
            _throttled.Add(1, tag);
        }
    }

    public void CountClaims(int selected, int taken)
    {
        _claims.Add(taken, new KeyValuePair<string, object?>("outcome", "taken"));
        _claims.Add(selected - taken, new KeyValuePair<string, object?>("outcome", "lost"));
    }

    private static IEnumerable<Measurement<int>> Limits(RateLimits limits) => limits.Channels
        .Select(channel => new Measurement<int>(limits.OfScope(channel)[0].Count, new KeyValuePair<string, object?>("channel", channel)));
}
