using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoP.Community.DueWork;

/// <summary>What is told of due work: <c>cop.work.steps</c> and <c>cop.work.step.duration</c> by work and outcome, and <c>cop.work.due</c>, how many were due at the last look.</summary>
public sealed class WorkMeter
{
    private readonly Counter<long> _steps;
    private readonly Histogram<double> _duration;
    private readonly ConcurrentDictionary<string, int> _due = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    public WorkMeter(IMeterFactory meters, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _steps = meter.CreateCounter<long>("cop.work.steps", "{step}", "Steps of due work, by work and outcome.");
        _duration = meter.CreateHistogram("cop.work.step.duration", "s", "How long a step took.", tags: null, Telemetry.Seconds);
        meter.CreateObservableGauge("cop.work.due", Due, "{step}", "What was due at the last look, by work.");
    }

    internal (Activity? Span, long Started) Start() => (Telemetry.Source.StartActivity("work step"), _clock.GetTimestamp());

    internal void Stop((Activity? Span, long Started) step, string work, bool failed)
    {
        var tags = new TagList { { "work", work }, { "outcome", failed ? "failed" : "done" } };
        _steps.Add(1, tags);
        _duration.Record(_clock.GetElapsedTime(step.Started).TotalSeconds, tags);
        Telemetry.Describe(step.Span, tags, failed);
        step.Span?.Dispose();
    }

    internal void NoteDue(string work, int count) => _due[work] = count;

    private IEnumerable<Measurement<int>> Due() => _due.Select(static due => new Measurement<int>(due.Value, new KeyValuePair<string, object?>("work", due.Key)));
}
