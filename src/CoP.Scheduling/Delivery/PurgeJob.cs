using System.Diagnostics.CodeAnalysis;
using CoP.Community.Delivery.Purging;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>Clears away what is over: soon after the start, then every night. Whatever is left over goes the next time.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PurgeJob(IPurge purge, ILogger<PurgeJob> log) : IJob
{
    public static readonly JobKey Key = new("purge");
    public static readonly TriggerKey Nightly = new("purge-nightly");
    public static readonly TriggerKey AfterStart = new("purge-after-start");

    /// <summary>Whoever starts the program has better things to do first.</summary>
    public static readonly TimeSpan StartPause = TimeSpan.FromMinutes(1);

    /// <summary>02:40 in the community's zone: hours apart from the quiet hours' end.</summary>
    public const string EveryNight = "0 40 2 * * ?";

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var count = await purge.RunAsync(cancellationToken);
            LogDone(count);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} rows that nobody needs any more were cleared away")]
    private partial void LogDone(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clearing away old rows failed; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault);
}
