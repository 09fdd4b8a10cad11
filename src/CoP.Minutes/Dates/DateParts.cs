namespace CoP.Minutes.Dates;

/// <summary>The parts of dates: a day, a month, a week, what has a number or a name of its own. Each rule says where it ends, or nothing where it does not begin.</summary>
internal sealed class DateParts(DateSource source, DateOnly today)
{
    private readonly DayRules _days = new(source, today);

    private YearParts Years => field ??= new YearParts(source, today, Unit);

    /// <summary>Quarters, halves and financial years.</summary>
    public DateReading? Numbered(int at) => Years.Read(at);

    /// <summary>"3 to 5 March", "between 1 and 15 April", "March–May".</summary>
    /// <param name="isBare">Whether no word such as "from" has announced it.</param>
    public DateReading? FromTo(int at, DateKind joint, bool isBare = false) => _days.FromTo(at, joint, isBare) ?? FromToRange(at, joint);

    public DateReading? Day(int at) => _days.Day(at);

    public DateReading? DayOfMonth(int at) => _days.DayOfMonth(at, MonthAsUnit);

    /// <summary>"March", "next March", "March 2027".</summary>
    public DateReading? Month(int at)
    {
        var start = at;
        var rel = Rel(ref at);
        if (!Word(ref at, DateKind.Month, out var month, out var needsCompany))
        {
            at = start;
            if (source.Language != "sw" || !source.Take(ref at, DateKind.Unit, out var unit) || unit != (int)DateUnit.Month)
            {
                return null;
            }

            // "Mwezi wa tatu" is March.
            at = source.Over(at);
            if (!source.Take(ref at, DateKind.Ordinal, out month) || month > 12)
            {
                return null;
            }
        }

        rel ??= Rel(ref at);
        var next = source.Over(at, isClose: true);
        if (source.Language == "sw" && source.Take(ref next, DateKind.Unit, out var year) && year != (int)DateUnit.Year)
        {
            next = at;
        }

        if (source.Number(ref next, 1900, 2199, out var number))
        {
            return new DateReading(DateRange.Month(number.Number, month), next);
        }

        if (needsCompany && rel is null && !HasCompany(start))
        {
            return null;
        }

        var range = DateRange.Month(today.Year, month);
        var later = rel switch
        {
            < 0 => range.End >= today ? -1 : 0,
            1 => range.Start <= today ? 1 : 0,
            0 => 0,
            _ => range.End < today ? 1 : 0,
        };
        return new DateReading(DateRange.Month(today.Year + later, month), at);
    }

    /// <summary>"Friday", "next Friday", "Friday of next week".</summary>
    public DateReading? Weekday(int at)
    {
        var start = at;
        var rel = Rel(ref at);
        if (!Word(ref at, DateKind.Weekday, out var weekday, out var needsCompany) || (needsCompany && rel is null && !HasCompany(start)))
        {
            return null;
        }

        if (rel is null && Unit(source.Over(at)) is { Range.Unit: DateUnit.Week } week)
        {
            return week with { Range = DateRange.Of(week.Range.Start.AddDays(weekday - 1)) };
        }

        rel ??= Rel(ref at);

        var day = DateRange.Week(today).Start.AddDays(weekday - 1);
        day = rel switch
        {
            0 => day,
            1 => day.AddDays(7),
            < 0 => day < today ? day : day.AddDays(-7),
            _ => day > today ? day : day.AddDays(7),
        };
        return new DateReading(DateRange.Of(day), at);
    }

    /// <summary>"Next week", "wiki ijayo", "the weekend".</summary>
    public DateReading? Unit(int at)
    {
        var rel = Rel(ref at);
        if (!source.Take(ref at, DateKind.Unit, out var unit))
        {
            return null;
        }

        rel ??= Rel(ref at);
        if ((DateUnit)unit == DateUnit.Day && rel != 1)
        {
            return null;
        }

        return rel is { } later ? new DateReading(DateRange.Around(today, (DateUnit)unit, Math.Clamp(later, -1, 1)), at)
            : (DateUnit)unit == DateUnit.Weekend ? new DateReading(DateRange.Around(today, DateUnit.Weekend, 0), at) : null;
    }

    /// <summary>"The first week of December", "Jumatatu ya kwanza ya Februari".</summary>
    public DateReading? NthOf(int at)
    {
        var start = at;
        var number = source.Ordinal(ref at) ?? (source.Take(ref at, DateKind.Next, out var rel) && rel == -1 ? -1 : null);
        var (unit, weekday) = (0, 0);
        var isWeekday = number is not null && source.Take(ref at, DateKind.Weekday, out weekday);
        if (number is null || (!isWeekday && !source.Take(ref at, DateKind.Unit, out unit)))
        {
            at = start;
            isWeekday = source.Take(ref at, DateKind.Weekday, out weekday);
            if (!isWeekday && !source.Take(ref at, DateKind.Unit, out unit))
            {
                return null;
            }

            at = source.Over(at);
            number = source.Ordinal(ref at) ?? (source.Take(ref at, DateKind.Part, out var part) && part == (int)DatePart.End ? -1 : null);
        }

        if (number is not { } nth || (!isWeekday && (DateUnit)unit is not (DateUnit.Week or DateUnit.Day or DateUnit.Half or DateUnit.Fortnight)) || source.Over(at) is var next && next == at)
        {
            return null;
        }

        var whole = Month(next) ?? Unit(next) ?? MonthAsUnit(next);
        return whole is { } found && (isWeekday ? NthWeekday(found.Range, nth, weekday) : Nth(found.Range, nth, (DateUnit)unit)) is { } range ? new DateReading(range, found.Next) : null;
    }

    /// <summary>Days that have a name: today, Christmas.</summary>
    public DateReading? Named(int at)
    {
        foreach (var (word, next) in source.At(at))
        {
            if (word.Kind == DateKind.Day)
            {
                var isEndOfDay = word.Words.Length > 1 || word.Words[0].Length == 3;
                var after = source.Over(next);
                var day = isEndOfDay && word.Value == 0 ? _days.Day(after) ?? Weekday(after) ?? (source.At(after).Any(static other => other.Word.Kind == DateKind.Day) ? Named(after) : null) : null;
                return day ?? new DateReading(DateRange.Of(today.AddDays(word.Value)), next);
            }

            if (word.Kind == DateKind.Ends)
            {
                return new DateReading(DateRange.Around(today, (DateUnit)word.Value, 0).Part(DatePart.End), next);
            }

            if (word.Kind == DateKind.Holiday)
            {
                var after = source.Over(next, isClose: true);
                var holiday = (PublicHoliday)word.Value;
                var day = source.Number(ref after, 1900, 2199, out var year) ? HolidayDates.In(year.Number, holiday) : HolidayDates.In(today.Year, holiday) is var near && near >= today ? near : HolidayDates.In(today.Year + 1, holiday);
                return new DateReading(DateRange.Of(day), year.Kind == TokenKind.Number && year.Number >= 1900 ? after : next);
            }
        }

        return null;
    }

    /// <summary>"The week of 7 December".</summary>
    public DateReading? WeekOf(int at) =>
        source.Take(ref at, DateKind.Week) && _days.Day(source.Over(at)) is { } day ? day with { Range = DateRange.Week(day.Range.Start) } : null;

    /// <summary>A number of units: "two weeks", "thirty (30) days", "siku 30", "les trois prochains mois".</summary>
    public UnitCount? Count(int at)
    {
        var rel = Rel(ref at);
        var start = at;
        if ((source.Language != "sw" || source.IsKind(at, TokenKind.Number)) && Figure(ref at) is { } number)
        {
            rel ??= Rel(ref at);
            if (source.Take(ref at, DateKind.Unit, out var unit))
            {
                rel ??= Rel(ref at);
                return new UnitCount(number, (DateUnit)unit, rel, at);
            }
        }

        at = start;
        if (source.Language == "sw" && source.Take(ref at, DateKind.Unit, out var kind) && Figure(ref at) is { } count)
        {
            rel ??= Rel(ref at);
            return new UnitCount(count, (DateUnit)kind, rel, at);
        }

        return null;
    }

    /// <summary>"Of the month", "of next month".</summary>
    private DateReading? MonthAsUnit(int at)
    {
        if (Unit(at) is { Range.Unit: DateUnit.Month } month)
        {
            return month;
        }

        return source.Take(ref at, DateKind.Unit, out var unit) && (DateUnit)unit is DateUnit.Month or DateUnit.Quarter or DateUnit.Year ? new DateReading(DateRange.Around(today, (DateUnit)unit, 0), at) : null;
    }

    private DateReading? FromToRange(int at, DateKind joint)
    {
        var left = Month(at) ?? Weekday(at) ?? Numbered(at);
        if (left is not { } first)
        {
            return null;
        }

        var next = first.Next;
        if (!source.Take(ref next, joint) && !source.TakeMark(ref next, TokenKind.Dash))
        {
            return null;
        }

        next = source.Over(next);
        var right = Month(next) ?? Weekday(next) ?? Numbered(next);
        if (right is not { } last || last.Range.Unit != first.Range.Unit)
        {
            return null;
        }

        var (start, end) = (first.Range.Start, last.Range.End);
        start = start > end ? start.AddYears(-1) : start;
        return new DateReading(new DateRange(start, end, first.Range.Unit), last.Next);
    }

    private static DateRange? Nth(DateRange whole, int nth, DateUnit unit)
    {
        if (unit is DateUnit.Half or DateUnit.Fortnight)
        {
            return whole.Unit != DateUnit.Month || nth is not (1 or 2) ? null : nth == 1 ? new DateRange(whole.Start, whole.Start.AddDays(14)) : new DateRange(whole.Start.AddDays(15), whole.End);
        }

        var days = unit == DateUnit.Week ? 7 : 1;
        var start = nth > 0 ? whole.Start.AddDays(days * (nth - 1)) : whole.End.AddDays(1 - days);
        return start > whole.End ? null : new DateRange(start, start.AddDays(days - 1) < whole.End ? start.AddDays(days - 1) : whole.End, unit);
    }

    private static DateRange? NthWeekday(DateRange whole, int nth, int weekday)
    {
        var first = nth > 0 ? whole.Start : whole.End.AddDays(-6);
        var day = first.AddDays(((weekday - DateRange.DayOfWeek(first) + 7) % 7) + (7 * (Math.Max(nth, 1) - 1)));
        return day <= whole.End ? DateRange.Of(day) : null;
    }

    /// <summary>A word that is not followed by anything of a date may still be one where a word such as "by" stands before it.</summary>
    private bool HasCompany(int at)
    {
        at -= source.IsKind(at - 1, TokenKind.Dash) ? 2 : 1;
        return source.At(at).Any(static word => word.Word is { Kind: DateKind.By or DateKind.Before or DateKind.After or DateKind.Part or DateKind.In or DateKind.From or DateKind.To or DateKind.Between or DateKind.Next } or { Kind: DateKind.Of, Words: ["of" or "de" or "on" or "in" or "ya" or "wa" or "mwa"] });
    }

    private int? Figure(ref int at)
    {
        if (source.Number(ref at, 1, 400, out var number))
        {
            // "2–3 weeks" are three.
            var next = at;
            return source.TakeMark(ref next, TokenKind.Dash) && source.Number(ref next, number.Number, 400, out var most) && (at = next) > 0 ? most.Number : number.Number;
        }

        if (!source.Take(ref at, DateKind.Number, out var said) && (source.Language != "sw" || !source.Take(ref at, DateKind.Ordinal, out said)))
        {
            return null;
        }

        // "Thirty (30) days".
        if (at + 2 < source.Tokens.Count && source.Tokens[at].Text == "(" && source.Tokens[at + 2].Text == ")" && source.Tokens[at + 1].Number > 0)
        {
            at += 3;
        }

        return said;
    }

    private int? Rel(ref int at) => source.Take(ref at, DateKind.Next, out var rel) ? rel : null;

    private bool Word(ref int at, DateKind kind, out int value, out bool needsCompany)
    {
        var found = source.At(at).FirstOrDefault(word => word.Word.Kind == kind);
        (value, needsCompany, at) = found.Word is null ? (0, false, at) : (found.Word.Value, found.Word.NeedsCompany, found.Next);
        return found.Word is not null;
    }
}

/// <summary>So many units, the word such as "next" beside them, and the token after.</summary>
internal readonly record struct UnitCount(int Number, DateUnit Unit, int? Rel, int Next);
