using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoP.Community;
using CoP.Community.DueWork;

namespace CoP.Scheduling.Jobs;

/// <summary>What is told of works that the calendar calls: <c>cop.schedule.runs</c> and <c>cop.schedule.run.duration</c> by work and outcome, and <c>cop.schedule.lag</c>, how late it called.</summary>
internal sealed class ScheduleMeter
{
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lag;
    private readonly TimeProvider _clock;

    public ScheduleMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Telemetry.Name);
        _runs = meter.CreateCounter<long>("cop.schedule.runs", "{run}", "Runs by the calendar or by somebody's wish, by work and outcome.");
        _duration = meter.CreateHistogram("cop.schedule.run.duration", "s", "How long a run took.", tags: null, Telemetry.LongSeconds);
        _lag = meter.CreateHistogram("cop.schedule.lag", "s", "How long after its time the calendar called a work.", tags: null, Telemetry.LongSeconds);
    }

    /// <param name="planned">When it was to be called; null for what the calendar did not call.</param>
    public void NoteLag(string work, DateTimeOffset? planned, DateTimeOffset called)
    {
        if (planned is { } time)
        {
            _lag.Record(Math.Max(0, (called - time).TotalSeconds), new KeyValuePair<string, object?>("work", work));
        }
    }

    public async Task<WorkRun> MeasureAsync(string work, Func<Task<WorkRun>> begin)
    {
        using var span = Telemetry.Source.StartActivity("schedule run");
        var started = _clock.GetTimestamp();
        var run = await begin();
        var failed = run.Outcome == RunOutcome.Failed;
        var tags = new TagList { { "work", work }, { "outcome", failed ? "failed" : "done" } };
        _runs.Add(1, tags);
        _duration.Record(_clock.GetElapsedTime(started).TotalSeconds, tags);
        Telemetry.Describe(span, tags, failed);
        return run;
    }
}
