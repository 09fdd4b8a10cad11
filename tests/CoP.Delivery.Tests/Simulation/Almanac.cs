using CoP.Community;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>The working days, working hours and quiet hours of two years, written down without the program.</summary>
internal static class Almanac
{
    public static readonly DateOnly First = new(2027, 1, 1);
    public static readonly DateOnly End = new(2029, 1, 1);
    public static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    private static readonly TimeOnly From = new(8, 30);
    private static readonly TimeOnly Until = new(18, 0);
    private static readonly TimeOnly QuietFrom = new(21, 0);
    private static readonly TimeOnly QuietUntil = new(6, 30);

    /// <summary>Those that are kept on a day from Monday to Friday.</summary>
    private static readonly HashSet<DateOnly> Holidays =
    [
        new(2027, 1, 1), new(2027, 3, 10), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 17), new(2027, 6, 1), new(2027, 10, 11), new(2027, 10, 20), new(2027, 12, 13), new(2027, 12, 27),
        new(2028, 2, 28), new(2028, 4, 14), new(2028, 4, 17), new(2028, 5, 1), new(2028, 5, 5), new(2028, 6, 1), new(2028, 10, 10), new(2028, 10, 20), new(2028, 12, 12), new(2028, 12, 25), new(2028, 12, 26),
        new(2029, 1, 1),
    ];

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    public static DateOnly Workday(DateOnly from) => Enumerable.Range(0, 30).Select(from.AddDays).First(IsWorkday);

    public static DateOnly WorkdayBefore(DateOnly day) => Enumerable.Range(0, 30).Select(back => day.AddDays(-back)).First(IsWorkday);

    public static DateOnly Workdays(DateOnly day, int count) => Enumerable.Range(1, 60).Select(day.AddDays).Where(IsWorkday).ElementAt(count - 1);

    /// <summary>The fifth is the last; a day on which nobody works gives way to the next.</summary>
    public static DateOnly WeekdayOf(int year, int month, int week, DayOfWeek weekday)
    {
        var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day)).Where(day => day.DayOfWeek == weekday).ToList();
        return Workday(week == 5 ? days[^1] : days[week - 1]);
    }

    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo? zone = null) => WallClock.InstantOf(day, time, zone ?? Nairobi);

    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo? zone = null) => At(day.AddDays(1), TimeOnly.MinValue, zone);

    public static DateOnly Day(DateTimeOffset now, TimeZoneInfo? zone = null) => WallClock.Show(now, zone ?? Nairobi).Day;

    public static bool IsTime(DateTimeOffset now, TimeZoneInfo? zone = null) => WallClock.Show(now, zone ?? Nairobi) is var (day, time) && IsWorkday(day) && time >= From && time < Until;

    public static bool IsQuiet(DateTimeOffset now, TimeZoneInfo zone) => WallClock.Show(now, zone).Time is var time && (time >= QuietFrom || time < QuietUntil);

    /// <summary>The instant itself outside of quiet hours.</summary>
    public static DateTimeOffset AfterQuiet(DateTimeOffset now, TimeZoneInfo zone) => !IsQuiet(now, zone) ? now
        : WallClock.Show(now, zone) is var (day, time) && time < QuietUntil ? At(day, QuietUntil, zone) : At(Day(now, zone).AddDays(1), QuietUntil, zone);

    /// <summary>When people come to work on the first working day from here on.</summary>
    public static DateTimeOffset Morning(DateOnly from, TimeZoneInfo zone) => At(Workday(from), new TimeOnly(9, 0), zone);

    /// <summary>When the week began: at the hour of reminders on its first working day; the week before until then.</summary>
    public static (DateOnly Monday, DateTimeOffset At) Week(DateTimeOffset now)
    {
        var monday = Enumerable.Range(0, 7).Select(back => Day(now).AddDays(-back)).First(static day => day.DayOfWeek == DayOfWeek.Monday);
        return At(Workday(monday), From) <= now ? (monday, At(Workday(monday), From)) : (monday.AddDays(-7), At(Workday(monday.AddDays(-7)), From));
    }

    /// <summary>When the weekly list is called for between two instants.</summary>
    public static bool HasMorningBetween(DateTimeOffset after, DateTimeOffset now) =>
        Enumerable.Range(0, Day(now).DayNumber - Day(after).DayNumber + 1).Select(Day(after).AddDays).Any(day => IsWorkday(day) && At(day, From) is var at && at > after && at <= now);
}
