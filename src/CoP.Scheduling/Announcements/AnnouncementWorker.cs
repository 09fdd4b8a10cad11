using System.Diagnostics.CodeAnalysis;
using CoP.Community.Announcements;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Announcements;

/// <summary>Drives the pump: without pause while there is work, else once a second.</summary>
internal sealed partial class AnnouncementWorker(IAnnouncementPump pump, TimeProvider clock, ILogger<AnnouncementWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The first step must not hold up the start of the others.
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryStepAsync(stoppingToken))
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again a second later; other announcements must go on.")]
    private async Task<bool> TryStepAsync(CancellationToken cancel)
    {
        try
        {
            return await pump.StepAsync(cancel);
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
