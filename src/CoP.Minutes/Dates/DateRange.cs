namespace CoP.Minutes.Dates;

/// <summary>Some days, from the first to the last, and what they are, which says what their beginning and end are.</summary>
internal readonly record struct DateRange(DateOnly Start, DateOnly End, DateUnit Unit = DateUnit.Day)
{
    public static DateRange Of(DateOnly day) => new(day, day);

    public static DateRange Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DateUnit.Month);

    public static DateRange Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DateUnit.Year);

    /// <summary>Kenya's financial year that begins in July of a year.</summary>
    public static DateRange Financial(int year) => new(new DateOnly(year, 7, 1), new DateOnly(year + 1, 6, 30), DateUnit.Financial);

    /// <summary>Some months of a year that begins in any month.</summary>
    public static DateRange Months(DateOnly first, int count, DateUnit unit) => new(first, first.AddMonths(count).AddDays(-1), unit);

    /// <summary>From Monday to Sunday.</summary>
    public static DateRange Week(DateOnly day)
    {
        var monday = day.AddDays(-DayOfWeek(day) + 1);
        return new DateRange(monday, monday.AddDays(6), DateUnit.Week);
    }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public static int DayOfWeek(DateOnly day) => day.DayOfWeek == System.DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The range of a kind that a day lies in, or one some ranges later.</summary>
    public static DateRange Around(DateOnly day, DateUnit unit, int later) => unit switch
    {
        DateUnit.Week => Week(day.AddDays(7 * later)),
        DateUnit.Fortnight => Week(day.AddDays(7 * later)) is var week ? week with { End = week.End.AddDays(7) } : default,
        DateUnit.Weekend => Week(day.AddDays(7 * later)) is var week ? new DateRange(week.Start.AddDays(5), week.End, DateUnit.Weekend) : default,
        DateUnit.Month => day.AddMonths(later) is var month ? Month(month.Year, month.Month) : default,
        DateUnit.Quarter => Months(new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1).AddMonths(3 * later), 3, unit),
        DateUnit.Half => Months(new DateOnly(day.Year, day.Month > 6 ? 7 : 1, 1).AddMonths(6 * later), 6, unit),
        DateUnit.Year => Year(day.Year + later),
        DateUnit.Financial => Financial((day.Month >= 7 ? day.Year : day.Year - 1) + later),
        DateUnit.Workday => Of(Later(day, later, DateUnit.Workday)),
        _ => Of(day.AddDays(later)),
    };

    /// <summary>A day some units later.</summary>
    public static DateOnly Later(DateOnly day, int count, DateUnit unit)
    {
        switch (unit)
        {
            case DateUnit.Week or DateUnit.Weekend:
                return day.AddDays(7 * count);
            case DateUnit.Fortnight:
                return day.AddDays(14 * count);
            case DateUnit.Month:
                return day.AddMonths(count);
            case DateUnit.Quarter:
                return day.AddMonths(3 * count);
            case DateUnit.Half:
                return day.AddMonths(6 * count);
            case DateUnit.Year or DateUnit.Financial:
                return day.AddYears(Math.Clamp(count, -500, 500));
            case DateUnit.Workday:
                for (var left = Math.Abs(count); left > 0; left--)
                {
                    do
                    {
                        day = day.AddDays(Math.Sign(count));
                    }
                    while (DayOfWeek(day) > 5);
                }

                return day;
            default:
                return day.AddDays(count);
        }
    }

    /// <summary>
    /// What people mean by a part: the end is the last day (of a week its Friday), the middle one day, the beginning and "late" the first and the last third.
    /// </summary>
    public DateRange Part(DatePart part) => (part, Unit) switch
    {
        (_, DateUnit.Day or DateUnit.Workday) => this,
        (DatePart.End, DateUnit.Week) => Of(Start.AddDays(4)),
        (DatePart.End, _) => Of(End),
        (DatePart.Mid, DateUnit.Week) => Of(Start.AddDays(2)),
        (DatePart.Mid, DateUnit.Month) => Of(Start.AddDays(14)),
        (DatePart.Mid, DateUnit.Quarter) => Of(Start.AddMonths(1).AddDays(14)),
        (DatePart.Mid, DateUnit.Half) => Of(Start.AddMonths(3).AddDays(-1)),
        (DatePart.Mid, DateUnit.Year or DateUnit.Financial) => Of(Start.AddMonths(6).AddDays(-1)),
        (DatePart.Mid, _) => Of(Start),
        (DatePart.Begin, DateUnit.Week or DateUnit.Weekend) => new DateRange(Start, Start.AddDays(1)),
        (DatePart.Begin, DateUnit.Month) => new DateRange(Start, Start.AddDays(9)),
        (DatePart.Begin, _) => Month(Start.Year, Start.Month),
        (_, DateUnit.Week or DateUnit.Weekend) => new DateRange(Start.AddDays(3), Start.AddDays(4)),
        (_, DateUnit.Month) => new DateRange(Start.AddDays(20), End),
        _ => Month(End.Year, End.Month),
    };
}
