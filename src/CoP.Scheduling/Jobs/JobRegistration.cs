using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace CoP.Scheduling.Jobs;

/// <summary>Tells the scheduler of every <see cref="ScheduledJob"/>.</summary>
internal static class JobRegistration
{
    /// <summary>Whoever starts the program has better things to do first.</summary>
    public static readonly TimeSpan StartPause = TimeSpan.FromMinutes(1);

    public static void AddJobs(this IQuartzBuilder quartz)
    {
        quartz.AddCalendar(
            HolidayCalendars.CalendarName,
            static services => HolidayCalendars.From(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock(services).GetUtcNow(), Zone(services)).DateTime), Zone(services)),
            AddCalendarOptions.ReplacingAndUpdatingTriggers);
        foreach (var job in ScheduledJob.All)
        {
            quartz.AddJob<CalledJob>(detail => detail.WithIdentity(job.Key).StoreDurably());
            quartz.AddTrigger((services, trigger) => trigger.ForJob(job.Key).WithIdentity(job.ByCalendar)
                .WithCalendarName(job.Calendar)
                .WithCronSchedule(job.Cron, schedule => schedule.InTimeZone(Zone(services)).WithMisfireInstruction(job.Misfire)));
            if (job.AfterStart)
            {
                quartz.AddTrigger((services, trigger) => trigger.ForJob(job.Key).WithIdentity(job.OnceAfterStart).StartAt(Clock(services).GetUtcNow() + StartPause));
            }
        }
    }

    private static TimeZoneInfo Zone(IServiceProvider services) => services.GetRequiredService<IOptions<CommunityOptions>>().Value.Zone;

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
