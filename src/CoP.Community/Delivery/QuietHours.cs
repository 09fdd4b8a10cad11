using System.Globalization;

namespace CoP.Community.Delivery;

/// <summary>The part of each day in which nobody is disturbed, by the clock on the member's wall: from the first minute, until before the last.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    private const string Pattern = "HH:mm";

    /// <summary>Reads <c>21:00-06:30</c>; null when it is written otherwise, or when it begins and ends at the same time.</summary>
    public static QuietHours? Read(string written) =>
        written.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
        && TimeOnly.TryParseExact(from, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
        && first != last
            ? new QuietHours(first, last)
            : null;

    /// <summary>Null when somebody in this zone may be told now; otherwise when it is quiet no longer.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (day, time) = WallClock.Show(now, zone);
        return !time.IsBetween(From, To) ? null : WallClock.InstantOf(time < To ? day : day.AddDays(1), To, zone);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");
}
