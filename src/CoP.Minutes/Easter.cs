namespace CoP.Minutes;

/// <summary>When Easter is.</summary>
public static class Easter
{
    /// <summary>Easter Sunday, by the rule of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Sunday(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var correction = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - correction - (rest % 4)) % 7;
        var leap = (golden + (11 * correction) + (22 * weekday)) / 451;
        var days = correction + weekday - (7 * leap) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
