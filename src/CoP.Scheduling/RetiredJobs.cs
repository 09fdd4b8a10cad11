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

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var key in Keys)
        {
            await scheduler.DeleteJob(key, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
