using System.Collections.Frozen;
using System.Globalization;
using CoP.Minutes;

namespace CoP.Community;

/// <summary>
/// The days on which nobody is asked for work in Kenya: weekends and public holidays. Fixed ones, Easter by its rule, and those that follow the moon
/// from <c>holidays.txt</c>, as far as it goes. One that falls on a Sunday is kept on the next day that is none (Public Holidays Act, section 4).
/// </summary>
public static class PublicHolidays
{
    /// <summary>New Year, Labour Day, Madaraka, Mazingira, Mashujaa, Jamhuri, Christmas, Utamaduni.</summary>
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (6, 1), (10, 10), (10, 20), (12, 12), (12, 25), (12, 26)];

    private static readonly FrozenSet<DateOnly> ByTheMoon = Read();

    /// <summary>Whether people are at work.</summary>
    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public static bool IsHoliday(DateOnly day) => IsNamed(day) || IsInLieu(day);

    /// <summary>The first working day from this one on.</summary>
    public static DateOnly NextWorkday(DateOnly from)
    {
        while (!IsWorkday(from))
        {
            from = from.AddDays(1);
        }

        return from;
    }

    private static bool IsNamed(DateOnly day) => Fixed.Contains((day.Month, day.Day)) || ByTheMoon.Contains(day)
        || Easter.Sunday(day.Year) is var easter && (day == easter.AddDays(-2) || day == easter.AddDays(1));

    /// <summary>What began on a Sunday goes on over the days that are holidays themselves, e.g. Christmas on a Sunday to the Tuesday after.</summary>
    private static bool IsInLieu(DateOnly day)
    {
        var before = day.AddDays(-1);
        while (IsNamed(before) && before.DayOfWeek != DayOfWeek.Sunday && before > day.AddDays(-7))
        {
            before = before.AddDays(-1);
        }

        return before.DayOfWeek == DayOfWeek.Sunday && IsNamed(before);
    }

    private static FrozenSet<DateOnly> Read()
    {
        using var stream = typeof(PublicHolidays).Assembly.GetManifestResourceStream("CoP.Community.Shared.holidays.txt")!;
        using var lines = new StreamReader(stream);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => DateOnly.ParseExact(line.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToFrozenSet();
    }
}
