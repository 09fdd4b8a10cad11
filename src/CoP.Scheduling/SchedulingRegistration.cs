using System.Data.Common;
using CoP.Community;
using CoP.Community.DueWork;
using CoP.Scheduling.Clocks;
using CoP.Scheduling.DueWork;
using CoP.Scheduling.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoP.Scheduling;

public static class SchedulingRegistration
{
    private const string Sqlite = "Sqlite";
    private const string PostgreSql = "PostgreSql";
    private const string SqlServer = "SqlServer";
    private const string SchedulerName = "community";
    private const int BusySeconds = 30;

    /// <summary>
    /// Registers the scheduler and its jobs, and what does due work. The host registers <see cref="TimeProvider"/>,
    /// the community, and prepares the database before it starts.
    /// </summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration, SchedulingStore store)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(static scheduler => scheduler.InstanceName = SchedulerName);
            quartz.UsePersistentStore(persistent => Keep(persistent, store));
            quartz.AddJobs();
        });

        // Triggers declared here are replaced at every start; without this, a fire missed while we were down would be forgotten.
        services.Configure<QuartzOptions>(static options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddSingleton<IAfterClockSetBack, WaitingTriggers>().AddHostedService<ClockWatch>();
        services.AddSingleton<ScheduleMeter>().AddSingleton<OneAtATime>().AddSingleton<ScheduledRuns>().AddSingleton<IScheduleTimes, ScheduleTimes>();
        services.AddHostedService<DueWorkService>().AddHostedService<ScheduleDesk>().AddHostedService<RetiredJobs>();
        return services.AddQuartzHostedService(static hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = false; // When the start fails, it would keep the stop waiting for a start that never comes.
        });
    }

    /// <summary>Makes the scheduler's own tables where they are missing, which its start would do as well.</summary>
    public static async Task ProvisionScheduleAsync(this IServiceProvider services, CancellationToken cancel) =>
        await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancel);

    private static void Keep(IPersistentStoreBuilder persistent, SchedulingStore store)
    {
        persistent.ProvisionSchema();
        switch (store.Provider)
        {
            case Sqlite:
                persistent.UseSqlite(Patient(store.ConnectionString));
                break;
            case PostgreSql:
                persistent.UsePostgres(store.ConnectionString);
                persistent.UseClustering(); // A node's jobs are taken over when it is gone.
                break;
            case SqlServer:
                persistent.UseSqlServer(store.ConnectionString);
                persistent.UseClustering();
                break;
            default:
                throw new NotSupportedException($"Database:Provider is '{store.Provider}'; jobs can be kept in '{Sqlite}', '{PostgreSql}' and '{SqlServer}' only.");
        }
    }

    // The scheduler writes beside the community's write gate, so it must be ready to wait for whoever is inside.
    private static string Patient(string connection) =>
        new DbConnectionStringBuilder { ConnectionString = connection, ["Default Timeout"] = BusySeconds }.ConnectionString;
}
