namespace CoP.Minutes.Dates;

/// <summary>Days that people name instead of a date: Kenya's public holidays that can be reckoned, and a few more. Those of the moon are announced and cannot.</summary>
internal enum PublicHoliday
{
    NewYear,
    Women,
    GoodFriday,
    Easter,
    EasterMonday,
    Labour,
    Madaraka,
    Mazingira,
    Mashujaa,
    Jamhuri,
    ChristmasEve,
    Christmas,
    Boxing,
    NewYearsEve,
}

/// <summary>When they are.</summary>
internal static class HolidayDates
{
    public static DateOnly In(int year, PublicHoliday holiday) => holiday switch
    {
        PublicHoliday.NewYear => new DateOnly(year, 1, 1),
        PublicHoliday.Women => new DateOnly(year, 3, 8),
        PublicHoliday.GoodFriday => Easter(year).AddDays(-2),
        PublicHoliday.Easter => Easter(year),
        PublicHoliday.EasterMonday => Easter(year).AddDays(1),
        PublicHoliday.Labour => new DateOnly(year, 5, 1),
        PublicHoliday.Madaraka => new DateOnly(year, 6, 1),
        PublicHoliday.Mazingira => new DateOnly(year, 10, 10),
        PublicHoliday.Mashujaa => new DateOnly(year, 10, 20),
        PublicHoliday.Jamhuri => new DateOnly(year, 12, 12),
        PublicHoliday.ChristmasEve => new DateOnly(year, 12, 24),
        PublicHoliday.Christmas => new DateOnly(year, 12, 25),
        PublicHoliday.Boxing => new DateOnly(year, 12, 26),
        _ => new DateOnly(year, 12, 31),
    };

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous computation of 1876.</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var correction = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - correction - (rest % 4)) % 7;
        var leap = (golden + (11 * correction) + (22 * weekday)) / 451;
        var days = correction + weekday - (7 * leap) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
