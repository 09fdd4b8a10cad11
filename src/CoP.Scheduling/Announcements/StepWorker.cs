using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Announcements;

/// <summary>
/// Takes one step after the other. While there is work it rests after each for twice as long as it took, so that most turns
/// find nobody writing; else it looks once a second.
/// </summary>
/// <param name="step">Says whether there was any.</param>
/// <param name="clock">Measures the pause.</param>
/// <param name="log">Hears of what failed.</param>
internal abstract partial class StepWorker(Func<CancellationToken, Task<bool>> step, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ILogger _log = log;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The first step must not hold up the start of the others.
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = clock.GetTimestamp();
            var rest = await TryStepAsync(stoppingToken) ? 2 * clock.GetElapsedTime(begun) : Pause;
            await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again a second later; other announcements must go on.")]
    private async Task<bool> TryStepAsync(CancellationToken cancel)
    {
        try
        {
            return await step(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            LogFailed(fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of an announcement failed; it is tried again in a second")]
    private partial void LogFailed(Exception fault);
}
