using System.Diagnostics.CodeAnalysis;
using CoP.Community.DueWork;
using CoP.Scheduling.DueWork;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Jobs;

/// <summary>Does one run of a work from beginning to end, by the calendar or because somebody wants it now, and writes down how it went.</summary>
internal sealed partial class ScheduledRuns(
    IEnumerable<IScheduledWork> scheduled, IEnumerable<IDueWork> due, DueWorkRunner runner, OneAtATime turns, WorkLog results, ScheduleMeter meter, TimeProvider clock, ILogger<ScheduledRuns> log)
{
    /// <summary>So many steps are enough for one wish; what is left over is done as ever.</summary>
    private const int MostSteps = 1000;

    /// <param name="asked">The wish that it fulfils; null when its time has come.</param>
    public Task RunAsync(string name, DateTimeOffset? asked, CancellationToken cancel) => turns.DoAsync(
        name,
        async () =>
        {
            var run = await meter.MeasureAsync(name, () => TryAsync(name, cancel));
            await results.WriteAsync(name, run, asked, cancel);
            return run;
        },
        cancel);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again the next time; it must not stop the schedule.")]
    private async Task<WorkRun> TryAsync(string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (scheduled.FirstOrDefault(work => work.Name == name) is { } called)
            {
                var count = await called.RunAsync(now, cancel);
                LogDone(name, count);
                return new WorkRun(now, RunOutcome.Done, count);
            }

            return due.FirstOrDefault(work => work.Name == name) is { } work ? await StepsAsync(work, now, cancel) : new WorkRun(now, RunOutcome.Failed, 0);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            LogFailed(fault, name);
            return new WorkRun(now, RunOutcome.Failed, 0);
        }
    }

    private async Task<WorkRun> StepsAsync(IDueWork work, DateTimeOffset now, CancellationToken cancel)
    {
        runner.ForgetFailures(work);
        for (var step = 0; step < MostSteps && await runner.StepAsync(work, cancel); step++)
        {
            // One piece after the other.
        }

        return results.Take(work.Name) ?? new WorkRun(now, RunOutcome.Done, 0);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The scheduled {Work} was done: {Count}")]
    private partial void LogDone(string work, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The run of {Work} failed; it is tried again the next time")]
    private partial void LogFailed(Exception fault, string work);
}
