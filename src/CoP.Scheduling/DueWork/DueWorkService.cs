using System.Diagnostics.CodeAnalysis;
using CoP.Community.DueWork;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.DueWork;

/// <summary>
/// Has all due work done, each kind beside the others. While there is some it rests after each step for twice as long as the
/// step took, so that most turns find nobody writing; else it looks as often as the work says. What is paused is only looked at, so that it goes on soon after it may.
/// </summary>
internal sealed partial class DueWorkService(
    IEnumerable<IDueWork> works, DueWorkRunner runner, PausedWork paused, OneAtATime turns, WorkLog results, TimeProvider clock, ILogger<DueWorkService> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The first steps must not hold up the start of the others.
        await Task.WhenAll(works.Select(work => DriveAsync(work, stoppingToken)));
    }

    private async Task DriveAsync(IDueWork work, CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            var begun = clock.GetTimestamp();
            var (done, failed, rests) = await TryStepAsync(work, stopping);
            failures = failed ? failures + 1 : 0;
            var pause = done ? work.Rest * clock.GetElapsedTime(begun) : rests && work.Every > PausedWork.Every ? PausedWork.Every : Longer(work.Every, failures);
            await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan pause, int failures) =>
        failures < 2 || pause >= LongestPause ? pause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks << Math.Min(failures - 1, 6)));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again; other work must go on.")]
    private async Task<(bool Done, bool Failed, bool Rests)> TryStepAsync(IDueWork work, CancellationToken cancel)
    {
        try
        {
            return await paused.ContainsAsync(work.Name, cancel)
                ? (false, false, true)
                : (await turns.DoAsync(work.Name, () => runner.StepAsync(work, cancel), cancel), false, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (false, false, false);
        }
        catch (Exception fault)
        {
            LogFailed(fault, work.Name);
            results.Note(work.Name, RunOutcome.Failed);
            return (false, true, false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due of {Work} could not be found out; it is tried again")]
    private partial void LogFailed(Exception fault, string work);
}
