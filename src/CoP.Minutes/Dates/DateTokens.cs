using System.Globalization;

namespace CoP.Minutes.Dates;

/// <summary>Cuts a text into words, numbers, marks, and dates that are written in figures.</summary>
internal static class DateTokens
{
    private static readonly HashSet<string> OrdinalEndings = ["st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a"];

    public static List<DateToken> Of(string text)
    {
        List<DateToken> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter) || letter is '*' or '_' or '`' or '~')
            {
                at++;
                continue;
            }

            var token = char.IsAsciiDigit(letter) ? Figure(text, at) : char.IsLetter(letter) ? Word(text, at) : Mark(text, at);
            tokens.Add(token);
            at = token.End;
        }

        return tokens;
    }

    private static DateToken Word(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
        {
            end++;
        }

        return new DateToken(TokenKind.Word, DateToken.Plain(text[at..end]), at, end - at);
    }

    private static DateToken Mark(string text, int at) => text[at] switch
    {
        '-' or '–' or '—' or '‑' or '−' => new DateToken(TokenKind.Dash, "-", at, 1),
        ',' => new DateToken(TokenKind.Comma, ",", at, 1),
        '\'' or '’' or 'ʼ' or '‘' => new DateToken(TokenKind.Mark, "'", at, 1),
        _ => new DateToken(TokenKind.Mark, text.Substring(at, 1), at, 1),
    };

    /// <summary>A date or a number; what is only a part of something longer (a price, a time of day, a version) counts as a mark.</summary>
    private static DateToken Figure(string text, int at)
    {
        var end = Digits(text, at);
        if (Parts(text, at) is { } parts)
        {
            return parts;
        }

        if (IsPartOfMore(text, at, end, out var whole))
        {
            return new DateToken(TokenKind.Mark, text[at..whole], at, whole - at);
        }

        if (end - at > 6)
        {
            return new DateToken(TokenKind.Mark, "#", at, end - at);
        }

        var number = int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        var letters = end;
        while (letters < text.Length && (char.IsLetter(text[letters]) || text[letters] is 'º' or 'ª' or '°'))
        {
            letters++;
        }

        var ending = DateToken.Plain(text[end..letters]);
        var isOrdinal = ending is "º" or "ª" or "°" || OrdinalEndings.Contains(ending);
        return new DateToken(TokenKind.Number, text[at..end], at, (isOrdinal ? letters : end) - at, number, isOrdinal);
    }

    /// <summary>2026-11-14, 14/11/2026, 14.11.2026, 14/11, 2026/27: the day stands first in Kenya, unless only the other order is a date.</summary>
    private static DateToken? Parts(string text, int at)
    {
        Span<int> values = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var (count, end, mark) = (0, at, '\0');
        while (count < 3)
        {
            var next = Digits(text, end);
            if (next == end || next - end > 4)
            {
                return null;
            }

            values[count] = int.Parse(text.AsSpan(end, next - end), CultureInfo.InvariantCulture);
            lengths[count++] = next - end;
            end = next;
            if (count == 3 || end + 1 >= text.Length || text[end] is not ('/' or '-' or '.') || (mark != '\0' && text[end] != mark) || !char.IsAsciiDigit(text[end + 1]))
            {
                break;
            }

            mark = text[end++];
        }

        if (count == 1 || (end + 1 < text.Length && text[end] is '/' or '-' && char.IsAsciiDigit(text[end + 1])) || IsGlued(text, at, end))
        {
            return null;
        }

        return count == 3 ? Whole(text, at, end, values, lengths) : Half(text, at, end, mark, values, lengths);
    }

    private static DateToken? Whole(string text, int at, int end, Span<int> values, Span<int> lengths)
    {
        var day = lengths[0] == 4 ? Make(values[0], values[1], values[2])
            : lengths[2] is 4 or 2 ? Make(Full(values[2], lengths[2]), values[1], values[0]) ?? Make(Full(values[2], lengths[2]), values[0], values[1]) : null;
        return day is null ? null : new DateToken(TokenKind.Date, text[at..end], at, end - at, Day: day);
    }

    /// <summary>A day and a month with a slash, or two years.</summary>
    private static DateToken? Half(string text, int at, int end, char mark, Span<int> values, Span<int> lengths)
    {
        var next = (values[0] + 1) % 100;
        if ((lengths[0] == 4 || (mark == '/' && lengths[0] == 2)) && values[0] % 100 is >= 15 and < 99 && values[1] % 100 == next && lengths[1] is 2 or 4 && lengths[1] <= lengths[0])
        {
            return new DateToken(TokenKind.Years, text[at..end], at, end - at, Full(values[0], lengths[0]));
        }

        // 24/7 and halves are no dates.
        if (mark == '/' && lengths[0] <= 2 && lengths[1] <= 2 && values[0] is > 0 and <= 31 && values[1] is > 0 and <= 12 && (values[0], values[1]) is not (24, 7) and not (1, 2))
        {
            return new DateToken(TokenKind.Date, text[at..end], at, end - at, (values[0] * 100) + values[1]);
        }

        // "12/15" can only have the month first.
        if (mark == '/' && lengths[0] <= 2 && lengths[1] == 2 && values[0] is > 0 and <= 12 && values[1] is > 12 and <= 31)
        {
            return new DateToken(TokenKind.Date, text[at..end], at, end - at, (values[1] * 100) + values[0]);
        }

        return mark is '/' ? new DateToken(TokenKind.Mark, text[at..end], at, end - at) : null;
    }

    private static bool IsPartOfMore(string text, int at, int end, out int whole)
    {
        whole = end;
        var isMore = IsGlued(text, at, end);
        while (whole + 1 < text.Length && text[whole] is '.' or ',' or ':' && char.IsAsciiDigit(text[whole + 1]))
        {
            whole = Digits(text, whole + 1);
            isMore = true;
        }

        return isMore || (whole < text.Length && text[whole] is '%');
    }

    private static bool IsGlued(string text, int at, int end) =>
        (at > 0 && text[at - 1] is '$' or '€' or '£' or '#' or '+') || (at > 1 && text[at - 1] is '.' or ':' && char.IsAsciiDigit(text[at - 2]))
        || (end < text.Length && text[end] is '%');

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Full(int year, int length) => length == 2 ? 2000 + year : year;

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
