using System.Diagnostics.CodeAnalysis;
using CoP.Community.Delivery.Stuck;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>Looks every minute whether something is stuck that nobody was told of.</summary>
[DisallowConcurrentExecution]
internal sealed partial class StuckWatchJob(IStuckWatch watch, ILogger<StuckWatchJob> log) : IJob
{
    public static readonly JobKey Key = new("stuck-watch");
    public static readonly TriggerKey Every = new("stuck-watch");
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await watch.LookAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The look for what is stuck failed; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault);
}
