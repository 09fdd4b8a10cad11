namespace CoP.Community;

/// <summary>From what the clocks of a zone show to the instant at which they show it.</summary>
public static class WallClock
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The instant, in UTC: the first one after a gap for a time that the clocks skip, the later one for a time that they show twice.</summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var shown = day.ToDateTime(time);
        while (zone.IsInvalidTime(shown))
        {
            shown += Minute;
        }

        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(shown, zone), TimeSpan.Zero);
    }

    /// <summary>The instant at which a day is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => InstantOf(day.AddDays(1), TimeOnly.MinValue, zone);

    /// <summary>The last day of which something that ends at an instant has any.</summary>
    public static DateOnly LastDayBefore(DateTimeOffset end, TimeZoneInfo zone) => Show(end.AddTicks(-1), zone).Day;

    /// <summary>What people call the zone, e.g. <c>Nairobi</c> for <c>Africa/Nairobi</c>.</summary>
    public static string NameOf(TimeZoneInfo zone) => zone.Id.Split('/')[^1].Replace('_', ' ');

    /// <summary>What the clocks of the zone show now.</summary>
    public static (DateOnly Day, TimeOnly Time) Show(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return (DateOnly.FromDateTime(there), TimeOnly.FromDateTime(there));
    }
}
