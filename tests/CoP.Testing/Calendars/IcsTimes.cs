using System.Globalization;
using System.Text.RegularExpressions;

namespace CoP.Testing.Calendars;

/// <summary>The instants that a calendar means, by the rules that it brings along and no others.</summary>
public static partial class IcsTimes
{
    private const string Local = "yyyyMMdd'T'HHmmss";

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static DateTimeOffset Start(this IcsComponent calendar, IcsComponent entry) => calendar.Instant(entry.Find("DTSTART")!);

    public static DateTimeOffset End(this IcsComponent calendar, IcsComponent entry) => calendar.Instant(entry.Find("DTEND")!);

    public static DateTimeOffset Instant(this IcsComponent calendar, IcsLine line)
    {
        if (line.Value.EndsWith('Z'))
        {
            return line.Parameters.Count == 0 ? new DateTimeOffset(Read(line.Value[..^1]), TimeSpan.Zero) : throw new FormatException($"{line.Name} is of UTC and of a zone.");
        }

        var zone = calendar.Of("VTIMEZONE").Single(zone => zone.Value("TZID") == line.Parameters["TZID"]);
        var shown = Read(line.Value);
        return new DateTimeOffset(shown, Offset(zone, shown)).ToUniversalTime();
    }

    /// <summary>The rule that began last before it (RFC 5545, section 3.6.5).</summary>
    private static TimeSpan Offset(IcsComponent zone, DateTime shown) => zone.Parts
        .SelectMany(rule => Beginnings(rule, shown.Year).Where(begins => begins <= shown).Select(begins => (Begins: begins, To: Offset(rule.Value("TZOFFSETTO")!))))
        .OrderBy(static rule => rule.Begins).Select(static rule => (TimeSpan?)rule.To).LastOrDefault() ?? throw new FormatException($"No rule of {zone.Value("TZID")} has begun by {shown:s}.");

    private static IEnumerable<DateTime> Beginnings(IcsComponent rule, int until)
    {
        var first = Read(rule.Value("DTSTART")!);
        yield return first;
        if (rule.Value("RRULE") is not { } repeated)
        {
            yield break;
        }

        var yearly = Yearly().Match(repeated);
        for (var year = first.Year + 1; yearly.Success ? year <= until : throw new FormatException(repeated); year++)
        {
            yield return Nth(year, Number(yearly, "month"), Number(yearly, "week"), (DayOfWeek)Array.IndexOf(Days, yearly.Groups["day"].Value)) + first.TimeOfDay;
        }
    }

    private static DateTime Nth(int year, int month, int week, DayOfWeek day)
    {
        var all = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(number => new DateTime(year, month, number)).Where(date => date.DayOfWeek == day).ToList();
        return week > 0 ? all[week - 1] : all[^-week];
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static DateTime Read(string value) => DateTime.ParseExact(value, Local, CultureInfo.InvariantCulture);

    private static TimeSpan Offset(string value) =>
        UtcOffset().Match(value) is { Success: true } read
            ? new TimeSpan(Number(read, "hours"), Number(read, "minutes"), 0) * (value[0] == '-' ? -1 : 1)
            : throw new FormatException($"No offset: {value}");

    [GeneratedRegex(@"\AFREQ=YEARLY;BYMONTH=(?<month>\d{1,2});BYDAY=(?<week>-?\d)(?<day>[A-Z]{2})\z|\AFREQ=YEARLY;BYDAY=(?<week>-?\d)(?<day>[A-Z]{2});BYMONTH=(?<month>\d{1,2})\z")]
    private static partial Regex Yearly();

    [GeneratedRegex(@"\A[+-](?<hours>\d{2})(?<minutes>\d{2})\z")]
    private static partial Regex UtcOffset();
}
