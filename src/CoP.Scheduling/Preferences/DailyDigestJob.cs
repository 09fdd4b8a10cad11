using System.Diagnostics.CodeAnalysis;
using CoP.Community.Preferences;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Preferences;

/// <summary>Looks every minute whether somewhere it is time for the daily digest, never twice at the same time.</summary>
[DisallowConcurrentExecution]
internal sealed partial class DailyDigestJob(IDailyDigest digest, ILogger<DailyDigestJob> log) : IJob
{
    public static readonly JobKey Key = new("daily-digest");
    public static readonly TriggerKey Every = new("daily-digest");

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await digest.TellAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily digest failed; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault);
}
