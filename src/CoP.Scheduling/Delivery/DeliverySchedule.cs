using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>When messages are looked after.</summary>
internal static class DeliverySchedule
{
    public static void AddDelivery(this IQuartzBuilder quartz)
    {
        AddPurge(quartz);
        quartz.AddEveryMinute<StuckWatchJob>(StuckWatchJob.Key);
    }

    private static void AddPurge(IQuartzBuilder quartz)
    {
        quartz.AddJob<PurgeJob>(static job => job.WithIdentity(PurgeJob.Key).StoreDurably());
        quartz.AddTrigger(static (services, trigger) => trigger.ForJob(PurgeJob.Key).WithIdentity(PurgeJob.Nightly)
            .WithCronSchedule(PurgeJob.EveryNight, schedule => schedule
                .InTimeZone(services.GetRequiredService<IOptions<CommunityOptions>>().Value.Zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))); // The start has seen to it.
        quartz.AddTrigger(static (services, trigger) => trigger.ForJob(PurgeJob.Key).WithIdentity(PurgeJob.AfterStart)
            .StartAt(services.GetRequiredService<TimeProvider>().GetUtcNow() + PurgeJob.StartPause));
    }
}
