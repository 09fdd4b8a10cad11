namespace CoP.Community.Members;

/// <summary>A guest's stay has a last day, which they have to its end.</summary>
public static class Stay
{
    /// <summary>The moment at which a stay ends, by the clocks of that zone.</summary>
    public static DateTimeOffset EndOf(DateOnly lastDay, TimeZoneInfo zone) => WallClock.InstantOf(lastDay.AddDays(1), TimeOnly.MinValue, zone);

    public static DateOnly LastDay(DateTimeOffset end, TimeZoneInfo zone) => WallClock.Show(end.AddTicks(-1), zone).Day;
}
