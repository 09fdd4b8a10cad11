using CoP.Community;
using CoP.Community.DueWork;
using Microsoft.Extensions.Options;
using Quartz;

namespace CoP.Scheduling.Jobs;

/// <summary>Reckons when a job comes next, as its trigger does, and without the scheduler: a program that does not run can say it, too.</summary>
internal sealed class ScheduleTimes(IOptions<CommunityOptions> options) : IScheduleTimes
{
    private const int MostDays = 60;

    public DateTimeOffset? Next(string name, DateTimeOffset after)
    {
        if (ScheduledJob.All.FirstOrDefault(job => job.Name == name) is not { } job)
        {
            return null;
        }

        var cron = new CronExpression(job.Cron, options.Value.Zone);
        var next = cron.GetNextValidTimeAfter(after);
        for (var tries = 0; tries < MostDays && next is { } at && job.Calendar is not null && IsHoliday(at); tries++)
        {
            next = cron.GetNextValidTimeAfter(at);
        }

        return next;
    }

    private bool IsHoliday(DateTimeOffset at) => PublicHolidays.IsHoliday(WallClock.Show(at, options.Value.Zone).Item1);
}
