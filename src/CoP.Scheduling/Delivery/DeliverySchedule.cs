using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>When is cleared away what is over.</summary>
internal static class DeliverySchedule
{
    public static void AddPurge(this IQuartzBuilder quartz)
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
