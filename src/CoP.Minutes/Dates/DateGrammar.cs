namespace CoP.Minutes.Dates;

/// <summary>A part of a text that was understood: the days, and the token after it.</summary>
internal readonly record struct DateReading(DateRange Range, int Next);

/// <summary>
/// How dates are put together from words, the same for all four languages: each language says in which words, and a few say it in another order, so most rules take both.
/// </summary>
internal sealed class DateGrammar(DateSource source, DateOnly today)
{
    private readonly DateParts _parts = new(source, today);

    /// <summary>The phrase that begins at a token; null where none does.</summary>
    public DatePhrase? Phrase(int at)
    {
        if (source.At(at).FirstOrDefault() is { Word: { Kind: DateKind.None } nothing })
        {
            return null;
        }

        var best = default((DateReading Reading, bool IsDeadline, bool IsUrgent)?);
        void Offer(DateReading? reading, bool isDeadline = false, bool isUrgent = false)
        {
            if (reading is { } read && read.Next > (best?.Reading.Next ?? at))
            {
                best = (read, isDeadline, isUrgent);
            }
        }

        foreach (var (word, next) in source.At(at))
        {
            switch (word.Kind)
            {
                case DateKind.Between:
                    Offer(_parts.FromTo(next, DateKind.And));
                    break;
                case DateKind.From:
                    Offer(_parts.FromTo(next, DateKind.To));
                    break;
                case DateKind.By:
                    Offer(Duration(next) is { } later ? later with { Range = DateRange.Of(later.Range.End) } : null, isDeadline: true);
                    Offer(_parts.FromTo(next, DateKind.To), isDeadline: true);
                    Offer(Plain(next), isDeadline: true);
                    Offer(LoneYear(next), isDeadline: true);
                    break;
                case DateKind.Before:
                    Offer(Before(next), isDeadline: true);
                    break;
                case DateKind.After:
                    Offer(Plain(next) is { } earlier ? earlier with { Range = DateRange.Of(earlier.Range.End.AddDays(1)) } : null);
                    break;
                case DateKind.Within:
                    Offer(Duration(next), isDeadline: true);
                    Offer(Plain(next), isDeadline: true);
                    Offer(Bare(source.Over(next)), isDeadline: true);
                    break;
                case DateKind.In:
                    Offer(Duration(next) is { } after ? after with { Range = DateRange.Of(after.Range.End) } : null);
                    Offer(LoneYear(next));
                    break;
                case DateKind.Urgent:
                    Offer(new DateReading(DateRange.Of(today), next), isUrgent: true);
                    break;
                case DateKind.Of when next == at + 1:
                    Offer(LoneYear(next));
                    break;
            }
        }

        Offer(Plain(at));
        return best is { } found ? Make(at, found.Reading, found.IsDeadline, found.IsUrgent) : null;
    }

    /// <summary>The day before; but "before the end of May" is by its end.</summary>
    private DateReading? Before(int at)
    {
        var start = source.Over(at);
        var isPart = source.At(start).Any(static word => word.Word is { Kind: DateKind.Part, Value: (int)DatePart.End }) || source.At(at).Any(static word => word.Word is { Kind: DateKind.Part, Value: (int)DatePart.End });
        return Plain(at) is not { } read ? null : isPart ? read : read with { Range = DateRange.Of(read.Range.Start.AddDays(-1)) };
    }

    /// <summary>Days without a word of limits before them.</summary>
    private DateReading? Plain(int at)
    {
        var start = source.Over(at);
        DateReading? best = null;
        foreach (var place in start == at ? [at] : new[] { at, start })
        {
            DateReading?[] read = [_parts.FromTo(place, DateKind.To, isBare: true), Parted(place), Period(place), FromNow(place), Coming(place)];
            best = Longest([best, .. read]);
        }

        return best;
    }

    /// <summary>"End of" and the like, and what follows.</summary>
    private DateReading? Parted(int at)
    {
        DateReading? best = null;
        foreach (var (word, next) in source.At(at))
        {
            if (word.Kind == DateKind.Part && (Period(source.Over(next)) ?? Bare(source.Over(next))) is { } whole)
            {
                best = Longest([best, whole with { Range = whole.Range.Part((DatePart)word.Value) }]);
            }
        }

        return best;
    }

    /// <summary>A unit that needs no word beside it after a part: the month, the year, a year by its number.</summary>
    private DateReading? Bare(int at)
    {
        if (source.Take(ref at, DateKind.Unit, out var unit))
        {
            return (DateUnit)unit is DateUnit.Day ? null : new DateReading(DateRange.Around(today, (DateUnit)unit, 0), at);
        }

        return source.Number(ref at, 2000, 2199, out var year) ? new DateReading(DateRange.Year(year.Number), at) : null;
    }

    private DateReading? Period(int at) => Longest([_parts.Day(at), _parts.Month(at), _parts.Weekday(at), _parts.Unit(at), _parts.NthOf(at), _parts.Numbered(at), _parts.Named(at), _parts.WeekOf(at), _parts.DayOfMonth(at)]);

    /// <summary>"Two weeks from now".</summary>
    private DateReading? FromNow(int at) =>
        _parts.Count(at) is { Rel: null } count && count.Next is var next && source.Take(ref next, DateKind.Hence) ? new DateReading(DateRange.Of(DateRange.Later(today, count.Number, count.Unit)), next) : null;

    /// <summary>"The next two weeks".</summary>
    private DateReading? Coming(int at) => _parts.Count(at) is { Rel: { } rel } ? Duration(at, rel) : null;

    private DateReading? Duration(int at, int rel = 1)
    {
        if (_parts.Count(source.Over(at)) is not { } count && (_parts.Count(at) is not { } plain || (count = plain) == default))
        {
            return null;
        }

        var far = DateRange.Later(today, (count.Rel ?? rel) < 0 ? -count.Number : count.Number, count.Unit);
        var next = count.Next;
        source.Take(ref next, DateKind.Hence);
        return new DateReading(far < today ? new DateRange(far, today) : new DateRange(today, far), next);
    }

    private DateReading? LoneYear(int at)
    {
        at = source.Over(at);
        source.Take(ref at, DateKind.Unit);
        return source.Number(ref at, 2000, 2199, out var year) ? new DateReading(DateRange.Year(year.Number), at) : null;
    }

    private static DateReading? Longest(IEnumerable<DateReading?> readings)
    {
        DateReading? best = null;
        foreach (var reading in readings)
        {
            if (reading is { } read && read.Next > (best?.Next ?? -1))
            {
                best = read;
            }
        }

        return best;
    }

    private DatePhrase Make(int at, DateReading reading, bool isDeadline, bool isUrgent)
    {
        var (first, last) = (source.Tokens[at], source.Tokens[Math.Min(reading.Next, source.Tokens.Count) - 1]);
        return new DatePhrase(reading.Range.Start, reading.Range.End, first.At, last.End - first.At) { IsDeadline = isDeadline, IsUrgency = isUrgent };
    }
}
