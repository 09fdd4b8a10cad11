namespace CoP.Minutes.Dates;

/// <summary>The tokens of a text, read with the words of one language: what may stand at a place, and what comes after it.</summary>
internal sealed class DateSource(IReadOnlyList<DateToken> tokens, DateVocabulary words)
{
    public string Language => words.Language;

    public IReadOnlyList<DateToken> Tokens => tokens;

    /// <summary>Takes the longest words of a kind that stand at a place.</summary>
    public bool Take(ref int at, DateKind kind, out int value)
    {
        foreach (var (word, next) in At(at))
        {
            if (word.Kind == kind)
            {
                value = word.Value;
                at = next;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public bool Take(ref int at, DateKind kind) => Take(ref at, kind, out _);

    /// <summary>All that the words at a place can say, longest first, and where each ends.</summary>
    public IEnumerable<(DateWord Word, int Next)> At(int at)
    {
        if (at < 0 || at >= tokens.Count || tokens[at].Kind != TokenKind.Word)
        {
            yield break;
        }

        foreach (var word in words.Beginning(tokens[at].Text))
        {
            if (Match(word, at) is { } next)
            {
                yield return (word, next);
            }
        }
    }

    /// <summary>A number in figures within bounds.</summary>
    public bool Number(ref int at, int least, int most, out DateToken number)
    {
        number = at < tokens.Count ? tokens[at] : default;
        if (number.Kind == TokenKind.Number && number.Number >= least && number.Number <= most)
        {
            at++;
            return true;
        }

        return false;
    }

    /// <summary>"First", "15th".</summary>
    public int? Ordinal(ref int at)
    {
        if (Take(ref at, DateKind.Ordinal, out var said))
        {
            return said;
        }

        var next = at;
        if (Number(ref next, 1, 31, out var number) && number.IsOrdinal)
        {
            at = next;
            return number.Number;
        }

        return null;
    }

    public bool IsKind(int at, TokenKind kind) => at >= 0 && at < tokens.Count && tokens[at].Kind == kind;

    public bool TakeMark(ref int at, TokenKind kind)
    {
        if (!IsKind(at, kind))
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>Goes over small words, commas and dashes that join the parts of one date; at most three.</summary>
    /// <param name="isClose">Whether words such as "in" are left, which join two things rather than the parts of one.</param>
    public int Over(int at, bool isClose = false)
    {
        for (var steps = 0; steps < 3; steps++)
        {
            var next = at;
            if (Take(ref next, DateKind.Of, out var value) && (value == 0 || !isClose))
            {
                at = next;
            }
            else if (!TakeMark(ref at, TokenKind.Comma) && !TakeMark(ref at, TokenKind.Dash) && !Apostrophe(ref at) && !Abbreviation(ref at))
            {
                break;
            }
        }

        return at;
    }

    private bool Apostrophe(ref int at)
    {
        if (at < tokens.Count && tokens[at].Text == "'")
        {
            at++;
            return true;
        }

        return false;
    }

    /// <summary>The point of "Sept. 15".</summary>
    private bool Abbreviation(ref int at)
    {
        if (at > 0 && at + 1 < tokens.Count && tokens[at].Text == "." && tokens[at - 1] is { Kind: TokenKind.Word, Length: <= 5 } && tokens[at].At == tokens[at - 1].End && tokens[at + 1].Kind == TokenKind.Number)
        {
            at++;
            return true;
        }

        return false;
    }

    private int? Match(DateWord word, int at)
    {
        for (var number = 0; number < word.Words.Length; number++)
        {
            while (number > 0 && at < tokens.Count && (tokens[at].Kind == TokenKind.Dash || tokens[at].Text is "'" or "." or "/"))
            {
                at++;
            }

            if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word || tokens[at].Text != word.Words[number])
            {
                return null;
            }

            at++;
        }

        return at;
    }
}
