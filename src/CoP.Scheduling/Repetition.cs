using Quartz;

namespace CoP.Scheduling;

/// <summary>Jobs that look, again and again, whether there is something to do.</summary>
internal static class Repetition
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Fires first with the start, then after each interval; the trigger has the job's name. What was missed while we were
    /// down is looked at once, at the start.
    /// </summary>
    public static void AddRepeating<TJob>(this IQuartzBuilder quartz, JobKey key, Func<IServiceProvider, TimeSpan> interval)
        where TJob : StepJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger((services, trigger) => trigger
            .ForJob(key)
            .WithIdentity(key.Name)
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(interval(services))
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)));
    }

    public static void AddEveryMinute<TJob>(this IQuartzBuilder quartz, JobKey key)
        where TJob : StepJob => quartz.AddRepeating<TJob>(key, static _ => Minute);
}
