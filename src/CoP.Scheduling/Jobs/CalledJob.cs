using CoP.Community.DueWork;
using Quartz;

namespace CoP.Scheduling.Jobs;

/// <summary>A job whose time has come: has its work done, unless somebody has paused it. Whatever goes wrong is logged and comes again with the next fire.</summary>
[DisallowConcurrentExecution]
internal sealed class CalledJob(ScheduledRuns runs, SteeredWork steered, ScheduleMeter meter) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        meter.NoteLag(name, context.ScheduledFireTimeUtc, context.FireTimeUtc);
        if (!await steered.IsPausedAsync(name, cancellationToken))
        {
            await runs.RunAsync(name, asked: null, cancellationToken);
        }
    }
}
