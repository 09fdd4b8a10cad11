namespace CoP.Community;

/// <summary>When people are at work and may be asked for some: on working days, from half past eight to six, by the clocks of a place.</summary>
public static class WorkingHours
{
    public static readonly TimeOnly From = new(8, 30);

    /// <summary>What comes after it waits for the next working day.</summary>
    public static readonly TimeOnly Until = new(18, 0);

    /// <summary>Whether an instant is one of them.</summary>
    public static bool Contain(DateTimeOffset now, TimeZoneInfo zone) =>
        WallClock.Show(now, zone) is var (day, time) && PublicHolidays.IsWorkday(day) && time >= From && time < Until;

    /// <summary>When they begin on a day, or on the first working day after it.</summary>
    public static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone) => WallClock.InstantOf(PublicHolidays.NextWorkday(day), From, zone);

    /// <summary>When they begin the next time after an instant.</summary>
    public static DateTimeOffset NextMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (today, time) = WallClock.Show(now, zone);
        return MorningOf(time < From ? today : today.AddDays(1), zone);
    }

    /// <summary>So many working days after a day.</summary>
    public static DateOnly WorkdaysAfter(DateOnly day, int workdays)
    {
        for (var left = workdays; left > 0; left--)
        {
            day = PublicHolidays.NextWorkday(day.AddDays(1));
        }

        return day;
    }
}
