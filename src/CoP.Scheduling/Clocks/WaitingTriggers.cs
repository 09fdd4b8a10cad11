using CoP.Community;
using Quartz;

namespace CoP.Scheduling.Clocks;

/// <summary>Each trigger keeps the time of its next fire, and would not fire before that: they are all begun anew.</summary>
internal sealed class WaitingTriggers(ISchedulerFactory schedulers, TimeProvider clock) : IAfterClockSetBack
{
    public async Task SetBackAsync(TimeSpan by, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancel))
        {
            if (await scheduler.GetTrigger(key, cancel) is { } trigger && trigger.NextFireTimeUtc > clock.GetUtcNow())
            {
                await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartAt(clock.GetUtcNow()).Build(), cancel);
            }
        }
    }
}
