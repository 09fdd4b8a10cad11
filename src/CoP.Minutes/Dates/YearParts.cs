namespace CoP.Minutes.Dates;

/// <summary>Parts of years by their number, and the years of the treasury: "Q2", "the first half of 2027", "FY 2026/27".</summary>
/// <param name="nextYear">Reads "next year".</param>
internal sealed class YearParts(DateSource source, DateOnly today, Func<int, DateReading?> nextYear)
{
    /// <summary>Quarters, halves and financial years.</summary>
    public DateReading? Read(int at)
    {
        var start = at;
        if (source.IsKind(at, TokenKind.Years))
        {
            return new DateReading(DateRange.Financial(source.Tokens[at].Number), at + 1);
        }

        if (source.Take(ref at, DateKind.Unit, out var kind) && kind == (int)DateUnit.Financial)
        {
            at = source.Over(at);
            return source.IsKind(at, TokenKind.Years) ? new DateReading(DateRange.Financial(source.Tokens[at].Number), at + 1)
                : source.Number(ref at, 20, 2199, out var year) && year.Number is < 100 or >= 2000 ? new DateReading(DateRange.Financial((year.Number % 100) + 1999), at) : null;
        }

        at = start;
        return Lettered(at, DateKind.Quarter, DateUnit.Quarter) ?? Lettered(at, DateKind.Half, DateUnit.Half) ?? Said(at);
    }

    private DateReading? Lettered(int at, DateKind letter, DateUnit unit)
    {
        var next = at;
        return source.Take(ref next, letter) && next < source.Tokens.Count && source.Tokens[next].At == source.Tokens[next - 1].End && source.Number(ref next, 1, unit == DateUnit.Quarter ? 4 : 2, out var number)
            ? InYear(unit, number.Number, next) : null;
    }

    /// <summary>"The second quarter", "robo ya pili", "quarter 2".</summary>
    private DateReading? Said(int at)
    {
        var start = at;
        var number = source.Ordinal(ref at);
        if (number is null || !source.Take(ref at, DateKind.Unit, out var kind))
        {
            at = start;
            if (!source.Take(ref at, DateKind.Unit, out kind))
            {
                return null;
            }

            number = source.Number(ref at, 1, 4, out var figure) ? figure.Number : null;
            var next = source.Over(at);
            if (number is null && source.Ordinal(ref next) is { } said)
            {
                (number, at) = (said, next);
            }
        }

        return (number, (DateUnit)kind) is ( >= 1 and <= 4, DateUnit.Quarter) or ( >= 1 and <= 2, DateUnit.Half) ? InYear((DateUnit)kind, number!.Value, at) : null;
    }

    private DateReading InYear(DateUnit unit, int number, int at)
    {
        var months = unit == DateUnit.Quarter ? 3 : 6;
        DateReading In(DateOnly yearStart, int next) => new(DateRange.Months(yearStart.AddMonths(months * (number - 1)), months, unit), next);
        var after = source.Over(at);
        if (Read(after) is { Range.Unit: DateUnit.Financial } financial)
        {
            return In(financial.Range.Start, financial.Next);
        }

        if (nextYear(after) is { Range.Unit: DateUnit.Year or DateUnit.Financial } year)
        {
            return In(year.Range.Start, year.Next);
        }

        source.Take(ref after, DateKind.Unit, out var bare);
        after = source.Over(after);
        if (source.Number(ref after, 1900, 2199, out var named))
        {
            return In(new DateOnly(named.Number, 1, 1), after);
        }

        var range = In(new DateOnly(today.Year, 1, 1), at);
        return range.Range.End >= today ? range : In(new DateOnly(today.Year + 1, 1, 1), at);
    }
}
