using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling;

/// <summary>A job of one step, never taken twice at the same time. One that fails is logged, and taken again at the next fire.</summary>
[DisallowConcurrentExecution]
internal abstract partial class StepJob(ILogger log) : IJob
{
    private readonly ILogger _log = log;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault, context.JobDetail.Key.Name);
        }
    }

    protected abstract Task StepAsync(CancellationToken cancel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault, string job);
}
