using System.Diagnostics.CodeAnalysis;
using CoP.Community.DueWork;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.DueWork;

/// <summary>
/// Has all due work done, each kind beside the others. While there is some it rests after each step for twice as long as the
/// step took, so that most turns find nobody writing; else it looks as often as the work says.
/// </summary>
internal sealed partial class DueWorkService(IEnumerable<IDueWork> works, DueWorkRunner runner, TimeProvider clock, ILogger<DueWorkService> log) : BackgroundService
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
            var (done, failed) = await TryStepAsync(work, stopping);
            failures = failed ? failures + 1 : 0;
            var pause = done ? 2 * clock.GetElapsedTime(begun) : Longer(work.Every, failures);
            await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan pause, int failures) =>
        failures < 2 || pause >= LongestPause ? pause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks << Math.Min(failures - 1, 6)));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again; other work must go on.")]
    private async Task<(bool Done, bool Failed)> TryStepAsync(IDueWork work, CancellationToken cancel)
    {
        try
        {
            return (await runner.StepAsync(work, cancel), false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (false, false);
        }
        catch (Exception fault)
        {
            LogFailed(fault, work.Name);
            return (false, true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due of {Work} could not be found out; it is tried again")]
    private partial void LogFailed(Exception fault, string work);
}
