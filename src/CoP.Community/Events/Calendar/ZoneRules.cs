using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Span = NodaTime.Duration;

namespace CoP.Community.Events.Calendar;

/// <summary>
/// What the clocks of a zone do while something goes on. Each of their changes is written by itself, and as a yearly one only where it
/// is: the library would repeat all of them, also what happened once (Nairobi in 1942) and what follows the moon (Casablanca).
/// </summary>
internal static class ZoneRules
{
    private const int DaysAWeek = 7;
    private const int YearsAhead = 10;

    /// <summary>Where the clocks were never changed, or not since times that no calendar knows.</summary>
    private static readonly LocalDateTime LongAgo = new(1970, 1, 1, 0, 0);

    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>The rules from one instant to another, and the one before them: some calendars want summer and winter both.</summary>
    /// <param name="zone">An IANA name that is known.</param>
    public static VTimeZone Of(string zone, DateTimeOffset from, DateTimeOffset to)
    {
        var clocks = DateTimeZoneProviders.Tzdb[zone];
        var first = clocks.GetZoneInterval(Instant.FromDateTimeOffset(from));
        var start = IsOld(first) ? Instant.FromDateTimeOffset(from) : first.Start - Span.Epsilon;
        var written = new VTimeZone(zone);
        foreach (var interval in clocks.GetZoneIntervals(start, Instant.FromDateTimeOffset(to) + Span.Epsilon))
        {
            written.AddChild(Rule(interval, clocks));
        }

        return written;
    }

    /// <summary>An instant by the clocks of a zone; in UTC where they show it twice, since nobody could tell which is meant.</summary>
    public static CalDateTime Write(DateTimeOffset at, string zone)
    {
        var clocks = DateTimeZoneProviders.Tzdb[zone];
        var shown = Instant.FromDateTimeOffset(at).InZone(clocks).LocalDateTime;
        return clocks.MapLocal(shown).Count == 1 ? new CalDateTime(shown.ToDateTimeUnspecified(), zone) : new CalDateTime(at.UtcDateTime, CalDateTime.UtcTzId);
    }

    private static VTimeZoneInfo Rule(ZoneInterval interval, DateTimeZone clocks)
    {
        var before = IsOld(interval) ? interval.WallOffset : clocks.GetZoneInterval(interval.Start - Span.Epsilon).WallOffset;
        var start = IsOld(interval) ? LongAgo : Start(interval, before);
        var rule = new VTimeZoneInfo(interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
        {
            DtStart = new CalDateTime(start.ToDateTimeUnspecified()),
            OffsetFrom = new UtcOffset(before.ToTimeSpan()),
            OffsetTo = new UtcOffset(interval.WallOffset.ToTimeSpan()),
            TimeZoneName = interval.Name,
        };
        if (!IsOld(interval) && IsYearly(interval, before, clocks))
        {
            rule.RecurrenceRule = new RecurrenceRule($"FREQ=YEARLY;{DayOf(start)}");
        }

        return rule;
    }

    private static bool IsOld(ZoneInterval interval) => !interval.HasStart || interval.Start < LongAgo.InUtc().ToInstant();

    /// <summary>Whether such a change is on the same day of each of the next years: Cairo's, in the night after a last Thursday, only seems to be.</summary>
    private static bool IsYearly(ZoneInterval interval, Offset before, DateTimeZone clocks) =>
        Enumerable.Range(1, YearsAhead).All(years => IsAgain(interval, before, years, clocks));

    private static bool IsAgain(ZoneInterval interval, Offset before, int years, DateTimeZone clocks)
    {
        var next = clocks.GetZoneInterval(interval.Start + Span.FromDays((365 * years) + (years / 4) + DaysAWeek));
        var (start, again) = (Start(interval, before), next.HasStart ? Start(next, before) : LongAgo);
        return next.WallOffset == interval.WallOffset && again.Year == start.Year + years && DayOf(again) == DayOf(start) && again.TimeOfDay == start.TimeOfDay;
    }

    /// <summary>By the clocks as they were before.</summary>
    private static LocalDateTime Start(ZoneInterval interval, Offset before) => interval.Start.WithOffset(before).LocalDateTime;

    /// <summary>E.g. the last Sunday of March.</summary>
    private static string DayOf(LocalDateTime change)
    {
        var isLast = change.Day + DaysAWeek > CalendarSystem.Iso.GetDaysInMonth(change.Year, change.Month);
        var week = isLast ? -1 : ((change.Day - 1) / DaysAWeek) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"BYMONTH={change.Month};BYDAY={week}{change.DayOfWeek.ToString()[..2].ToUpperInvariant()}");
    }
}
