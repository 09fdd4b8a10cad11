using System.Globalization;
using CoP.Community.Roundtables.GroupMeetings;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>On which day a meeting is, and on which each step towards it: by the clocks of the community, on working days, in working hours.</summary>
public sealed class CycleCalendar(IOptions<RoundtableOptions> options, IOptions<CommunityOptions> community)
{
    private const int MonthsOfQuarter = 3;
    private const int LastWeek = 5;

    private TimeZoneInfo Zone => community.Value.Zone;

    /// <summary>The chasers that there are, in days ahead, the first one first.</summary>
    public IReadOnlyList<int> Chasers { get; } =
        [.. new[] { options.Value.ChaseFirst, options.Value.ChaseAgain, options.Value.ChaseLast }.Where(days => days > 0 && days < options.Value.PromptDaysAhead).Distinct().OrderDescending()];

    /// <summary>The roundtables whose dates should be set by now: one in the last month of each quarter.</summary>
    public IEnumerable<(string Period, DateTimeOffset StartsAt)> Roundtables(DateTimeOffset now)
    {
        var (today, _) = WallClock.Show(now, Zone);
        var until = today.AddDays(options.Value.PlannedDaysAhead);
        for (var month = new DateOnly(today.Year, today.Month, 1); month <= until; month = month.AddMonths(1))
        {
            // One whose leads could not be asked in time any more is not begun.
            if (month.Month % MonthsOfQuarter == 0 && WeekdayOf(month, options.Value.Week, options.Value.Weekday) is var day && day <= until && day.AddDays(-options.Value.PromptDaysAhead) > today)
            {
                yield return (PeriodOf(groupId: null, month), At(day, options.Value.StartsAt));
            }
        }
    }

    /// <summary>The month up to which a group's meetings have dates.</summary>
    public DateOnly FurthestMonth(DateTimeOffset now) => DayOf(now) is var today ? new DateOnly(today.Year, today.Month, 1).AddMonths(MonthsOfQuarter) : default;

    /// <summary>A group's meetings whose dates should be set by now.</summary>
    public IEnumerable<(string Period, DateTimeOffset StartsAt)> Meetings(MeetingPlan plan, DateTimeOffset now)
    {
        var last = FurthestMonth(now);
        for (var month = last.AddMonths(-MonthsOfQuarter); month <= last; month = month.AddMonths(1))
        {
            var start = At(WeekdayOf(month, plan.Week, plan.Weekday), plan.Time);
            if (start > now)
            {
                yield return (PeriodOf(plan.GroupId, month), start);
            }
        }
    }

    /// <summary>Such a weekday of a month; a day on which nobody works gives way to the next working day.</summary>
    public static DateOnly WeekdayOf(DateOnly month, int week, DayOfWeek weekday)
    {
        var first = month.AddDays(1 - month.Day);
        var day = first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7).AddDays(7 * (week - 1));
        return PublicHolidays.NextWorkday(week >= LastWeek && day.Month != first.Month ? day.AddDays(-7) : day);
    }

    public static string PeriodOf(long? groupId, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"{groupId?.ToString(CultureInfo.InvariantCulture) ?? "all"}-{month:yyyy-MM}");

    public DateTimeOffset At(DateOnly day, TimeOnly time) => WallClock.InstantOf(day, time, Zone);

    public DateOnly DayOf(DateTimeOffset at) => WallClock.Show(at, Zone).Day;

    /// <summary>The time that the clocks show then.</summary>
    public TimeOnly TimeOf(DateTimeOffset at) => WallClock.Show(at, Zone).Time;

    /// <summary>Whether people are at work.</summary>
    public bool IsWorkingTime(DateTimeOffset now) => WorkingHours.Contain(now, Zone);

    /// <summary>The first instant after another at which people come to work.</summary>
    public DateTimeOffset NextMorning(DateTimeOffset now) => WorkingHours.NextMorning(now, Zone);

    /// <summary>Whether the day so many days ahead has come; on a day of rest it waits for the next working day.</summary>
    public bool HasCome(MeetingCycle cycle, int daysAhead, DateTimeOffset now) => DayOf(now) >= DayOf(cycle.StartsAt).AddDays(-daysAhead);

    /// <summary>The same for what has to be there before the meeting: on a day of rest it is done on the working day before.</summary>
    public bool HasComeBefore(MeetingCycle cycle, int daysAhead, DateTimeOffset now)
    {
        var day = DayOf(cycle.StartsAt).AddDays(-daysAhead);
        while (!PublicHolidays.IsWorkday(day))
        {
            day = day.AddDays(-1);
        }

        return DayOf(now) >= day;
    }

    /// <summary>The last chaser whose day has come; null before the first. Several that were missed are one.</summary>
    public int? LastChaser(MeetingCycle cycle, DateTimeOffset now) => Chasers.Where(days => HasCome(cycle, days, now)).Select(static days => (int?)days).LastOrDefault();
}
