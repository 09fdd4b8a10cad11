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
        PublicHoliday.GoodFriday => Easter.Sunday(year).AddDays(-2),
        PublicHoliday.Easter => Easter.Sunday(year),
        PublicHoliday.EasterMonday => Easter.Sunday(year).AddDays(1),
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
}
