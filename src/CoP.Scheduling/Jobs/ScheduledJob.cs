using CoP.Community.Retention;
using Quartz;

namespace CoP.Scheduling.Jobs;

/// <summary>When a scheduled work comes. What it does, it knows itself.</summary>
/// <param name="Name">The work's.</param>
/// <param name="Cron">In the community's zone.</param>
/// <param name="Calendar">Days on which it does not come, or null.</param>
/// <param name="Misfire">What happens when its time passed while the program was down.</param>
/// <param name="AfterStart">Whether it comes also soon after each start.</param>
internal sealed record ScheduledJob(string Name, string Cron, string? Calendar, CronTriggerMisfireInstruction Misfire, bool AfterStart = false)
{
    /// <summary>Everything that comes by the calendar, in one place. What looks at its own due times is due work instead, see decision 50.</summary>
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        // Far from everybody's hours. One that was missed is not made up for: the run after the start has seen to it.
        new(PurgeWork.WorkName, "0 40 2 * * ?", Calendar: null, CronTriggerMisfireInstruction.DoNothing, AfterStart: true),

        // The first working day of a week finds the week unlisted, the others find it done; so a week that was missed or failed comes on the next of them.
        new("action-weeks", "0 30 8 ? * MON-FRI", HolidayCalendars.CalendarName, CronTriggerMisfireInstruction.FireAndProceed),

        // Comes every working morning and finds the month asked for on all but one; so a day that was missed comes on the next of them.
        new("discussion-topics", "0 10 9 ? * MON-FRI", HolidayCalendars.CalendarName, CronTriggerMisfireInstruction.FireAndProceed),

        // Once every working morning; who is due is known from what was asked last.
        new("profile-refresh", "0 0 9 ? * MON-FRI", HolidayCalendars.CalendarName, CronTriggerMisfireInstruction.FireAndProceed),
    ];

    public JobKey Key => new(Name);

    public TriggerKey ByCalendar => new($"{Name}-cron");

    public TriggerKey OnceAfterStart => new($"{Name}-after-start");
}
