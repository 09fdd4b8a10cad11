namespace CoP.Minutes.Dates;

/// <summary>Days by their number, with or without month and year, and ranges between two of them.</summary>
internal sealed class DayRules(DateSource source, DateOnly today)
{
    /// <summary>"14 November", "Friday 4 December 2026", "November 14", "14/11/2026".</summary>
    public DateReading? Day(int at) => Read(at) is { Month: not null } day && Resolve(day) is { } found ? new DateReading(DateRange.Of(found), day.Next) : null;

    public DateReading? FromTo(int at, DateKind joint, bool isBare)
    {
        if (Read(source.Over(at)) is not { } left || (isBare && source.Over(at) != at))
        {
            return null;
        }

        var next = left.Next;
        if (!source.Take(ref next, joint) && !(isBare && left.Month is null && source.Take(ref next, DateKind.And)) && (joint != DateKind.To || !source.TakeMark(ref next, TokenKind.Dash)))
        {
            return null;
        }

        next = source.Over(next);
        var right = Read(next);
        if (right is not { } end || (left.Month ?? end.Month) is null)
        {
            return null;
        }

        end = end with { Month = end.Month ?? left.Month, Year = end.Year ?? left.Year };
        if (end.Year is null)
        {
            // "5 March 2027" as the end of "3 to 5 March 2027" has its own; "March 3–5, 2027" has it here.
            var after = source.Over(end.Next, isClose: true);
            end = source.Number(ref after, 1900, 2199, out var year) ? end with { Year = year.Number, Next = after } : end;
        }

        if (Resolve(end) is not { } last)
        {
            return null;
        }

        var first = Make(left.Year ?? last.Year, left.Month ?? last.Month, left.Day);
        first = first > last && left.Year is null ? Make(last.Year - 1, left.Month ?? last.Month, left.Day) : first;
        return first is { } start && start <= last ? new DateReading(new DateRange(start, last), end.Next) : null;
    }

    /// <summary>"The 15th", "tarehe 5", "le 5 du mois prochain".</summary>
    public DateReading? DayOfMonth(int at, Func<int, DateReading?> month)
    {
        var isSaid = source.Take(ref at, DateKind.Date);
        if (!source.Number(ref at, 1, 31, out var number) || (!isSaid && !number.IsOrdinal))
        {
            return null;
        }

        var next = source.Over(at);
        if (next != at && month(next) is { Range.Unit: DateUnit.Month } whole)
        {
            return Make(whole.Range.Start.Year, whole.Range.Start.Month, number.Number) is { } named ? new DateReading(DateRange.Of(named), whole.Next) : null;
        }

        var direct = month(at);
        if (direct is { Range.Unit: DateUnit.Month } beside)
        {
            return Make(beside.Range.Start.Year, beside.Range.Start.Month, number.Number) is { } named ? new DateReading(DateRange.Of(named), beside.Next) : null;
        }

        // "The 15th floor" and "el 15 por ciento" are no dates.
        var isFree = at >= source.Tokens.Count || source.Tokens[at].Kind is TokenKind.Mark or TokenKind.Comma
            || (source.Tokens[at].Kind == TokenKind.Word && ((source.Language == "sw" && isSaid) || source.At(at).Any(static word => word.Word.Kind is DateKind.And or DateKind.Of or DateKind.In or DateKind.By)));
        if (!isFree || (at < source.Tokens.Count && source.Tokens[at].Text is "%" or "/"))
        {
            return null;
        }

        for (var months = 0; months < 13; months++)
        {
            if (today.AddMonths(months) is var later && Make(later.Year, later.Month, number.Number) is { } day && day >= today)
            {
                return new DateReading(DateRange.Of(day), at);
            }
        }

        return null;
    }

    /// <summary>What is said of a day, as far as it is said.</summary>
    private SaidDay? Read(int at)
    {
        source.Take(ref at, DateKind.Weekday);
        at = source.Over(at, isClose: true);
        source.Take(ref at, DateKind.Date);
        if (source.IsKind(at, TokenKind.Date))
        {
            var token = source.Tokens[at];
            return token.Day is { } day ? new SaidDay(day.Day, day.Month, day.Year, at + 1) : WithYear(new SaidDay(token.Number / 100, token.Number % 100, null, at + 1));
        }

        if (source.Number(ref at, 1, 31, out var number))
        {
            var next = source.Over(at, isClose: true);
            return source.Take(ref next, DateKind.Month, out var month) || KiswahiliMonth(ref next, out month)
                ? WithYear(new SaidDay(number.Number, month, null, next)) : new SaidDay(number.Number, null, null, at);
        }

        if (source.Take(ref at, DateKind.Month, out var first) && source.Over(at, isClose: true) is var place && source.Number(ref place, 1, 31, out var last))
        {
            return WithYear(new SaidDay(last.Number, first, null, place));
        }

        return null;
    }

    private SaidDay WithYear(SaidDay day)
    {
        var next = source.Over(day.Next, isClose: true);
        if (source.Language == "sw" && source.Take(ref next, DateKind.Unit, out var unit) && unit != (int)DateUnit.Year)
        {
            return day;
        }

        if (source.Number(ref next, 1900, 2199, out var year))
        {
            return day with { Year = year.Number, Next = next };
        }

        // "14 Nov 26".
        return source.Number(ref next, 20, 69, out var digits) && digits is { Length: 2, IsOrdinal: false } && (next >= source.Tokens.Count || source.Tokens[next].Kind != TokenKind.Word)
            ? day with { Year = 2000 + digits.Number, Next = next } : day;
    }

    /// <summary>"Mwezi wa tatu".</summary>
    private bool KiswahiliMonth(ref int at, out int month)
    {
        month = 0;
        var next = at;
        if (source.Language != "sw" || !source.Take(ref next, DateKind.Unit, out var unit) || unit != (int)DateUnit.Month)
        {
            return false;
        }

        next = source.Over(next);
        if (!source.Take(ref next, DateKind.Ordinal, out month) || month > 12)
        {
            return false;
        }

        at = next;
        return true;
    }

    /// <summary>Without a year, the next one to come.</summary>
    private DateOnly? Resolve(SaidDay day)
    {
        if (day.Year is { } said)
        {
            return Make(said, day.Month!.Value, day.Day);
        }

        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (Make(year, day.Month!.Value, day.Day) is { } found && found >= today)
            {
                return found;
            }
        }

        return null;
    }

    private static DateOnly? Make(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private readonly record struct SaidDay(int Day, int? Month, int? Year, int Next);
}
