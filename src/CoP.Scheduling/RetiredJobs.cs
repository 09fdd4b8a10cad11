using Microsoft.Extensions.Hosting;
using Quartz;

namespace CoP.Scheduling;

/// <summary>
/// Takes jobs of earlier versions out of the database before the scheduler starts: their types are gone, and Quartz could not
/// make them. What they did is due work now.
/// </summary>
internal sealed class RetiredJobs(ISchedulerFactory schedulers) : IHostedService
{
    public static IReadOnlyList<JobKey> Keys { get; } = [new("question-ladder"), new("daily-digest"), new("stuck-watch")];

    /// <summary>Those of jobs that come at other times now, or by triggers of other names.</summary>
    public static IReadOnlyList<TriggerKey> Triggers { get; } = [new("purge-nightly")];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var key in Keys)
        {
            await scheduler.DeleteJob(key, cancellationToken);
        }

        foreach (var key in Triggers)
        {
            await scheduler.UnscheduleJob(key, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
