using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Finds "ACTION: …", "[ACTION] …", "AP 3.1: …", "Action on chair to …" and what people write instead.</summary>
/// <param name="isTalk">Whether the text is a conversation: then two letters and a colon are who speaks.</param>
internal sealed class Markers(OwnerNames names, bool isTalk)
{
    /// <summary>A marker: the token after it, and who it names itself.</summary>
    internal sealed record Marker(int At, int Next, IReadOnlyList<string> Owners);

    /// <summary>The marker with which a line begins; null where it begins with anything else.</summary>
    public Marker? Leading(Saying said, int from = 0)
    {
        var at = from;
        at += said.IsWord(at) && said.Tokens[at].Text is "created" or "new" or "open" ? 1 : 0;
        var isOpen = said.IsMark(at, "[") || said.IsMark(at, "(") || said.IsMark(at, "<");
        at += isOpen ? 1 : 0;
        if (Word(said, at) is not { } word)
        {
            return null;
        }

        var next = Number(said, word, out var isNumbered);
        if (isOpen && next < said.Count && said.Tokens[next].Text is "]" or ")" or ">")
        {
            next++;
            return new Marker(from, said.IsMark(next, ":") || (next < said.Count && said.Tokens[next].Kind == TokenKind.Dash) ? next + 1 : next, []);
        }

        if (Owned(said, next, said.Text.AsSpan(said.Tokens[at].At, 1)[0]) is { } owned)
        {
            return owned with { At = from };
        }

        if (said.IsMark(next, ":") || (next < said.Count && said.Tokens[next].Kind == TokenKind.Dash && next > word - 1 && IsLoose(said, next)))
        {
            next++;
            return new Marker(from, said.IsMark(next, ":") ? next + 1 : next, []);
        }

        // "ACTION Asha to merge", "ACTION-12 Asha to merge".
        return (isNumbered || said.IsCapital(at)) && next < said.Count && said.IsWord(next) && names.Leading(said, next) is { } owners && owners.Next < said.Count && said.Tokens[owners.Next].Text is "to" or "will"
            ? new Marker(from, next, []) : isNumbered && said.IsMark(next, ".") ? new Marker(from, next + 1, []) : null;
    }

    /// <summary>A marker inside a line, after what is to be done or before it.</summary>
    public Marker? Inner(Saying said, int from)
    {
        for (var at = Math.Max(from, 1); at < said.Count; at++)
        {
            if (!said.IsWord(at) || said.Tokens[at].Text is not ("action" or "actions" or "hatua" or "todo") || !said.IsCapital(at))
            {
                continue;
            }

            var isOpen = said.Tokens[at - 1].Text is "(" or "[";
            var next = Number(said, MinutesWords.After(said.Tokens, at, WordKind.Marker) ?? at + 1, out _);
            var isLoud = said.Raw(at).All(char.IsUpper);
            var closes = isOpen && next < said.Count && said.Tokens[next].Text is "]" or ")";
            var isMarked = said.IsMark(next, ":") || closes || (isLoud && next < said.Count && said.Tokens[next].Kind == TokenKind.Dash) || (isLoud && names.All(said, next, said.Count) is { Firmness: Firmness.Firm });
            if (isMarked && (isLoud || said.IsMark(next, ":") || closes) && (isOpen || !said.IsWord(at - 1) || isLoud))
            {
                return new Marker(isOpen ? at - 1 : at, said.IsMark(next, ":") || closes || said.Tokens[next].Kind == TokenKind.Dash ? next + 1 : next, []);
            }
        }

        return null;
    }

    private int? Word(Saying said, int at)
    {
        if (MinutesWords.After(said.Tokens, at, WordKind.Marker) is { } next)
        {
            return next;
        }

        // "AP 3.1:", "AI-4:", "AR:": only in capitals.
        return said.IsWord(at) && said.Raw(at) is "AP" or "AI" or "AIs" or "APs" or "A" && ((said.Raw(at) != "A" && !isTalk) || (at + 1 < said.Count && said.Tokens[at + 1].Kind == TokenKind.Number && said.Tokens[at + 1].At == said.Tokens[at].End)) ? at + 1 : null;
    }

    private static int Number(Saying said, int at, out bool isNumbered)
    {
        var next = at;
        if (next < said.Count && (said.Tokens[next].Kind == TokenKind.Dash && !IsLoose(said, next) || said.Tokens[next].Text is "#" or "(" || MinutesNumber.Is(said, next)))
        {
            next++;
        }

        var start = next;
        while (next < said.Count && said.Tokens[next].Text is { Length: > 0 } text && char.IsAsciiDigit(text[0]) && said.Tokens[next].Kind is TokenKind.Number or TokenKind.Mark or TokenKind.Date or TokenKind.Years && next - start < 3)
        {
            next++;
            next += next + 1 < said.Count && said.Tokens[next].Text is "." or "/" or "-" && !IsLoose(said, next) && char.IsAsciiDigit(said.Tokens[next + 1].Text[0]) ? 1 : 0;
        }

        isNumbered = next > start;
        next += isNumbered && said.IsMark(next, ")") ? 1 : 0;
        return isNumbered ? next : at;
    }

    /// <summary>"Action on chair to …", "Action (KS): …", "Action KS – …".</summary>
    private Marker? Owned(Saying said, int at, char first)
    {
        if (at >= said.Count)
        {
            return null;
        }

        var isBracket = said.IsMark(at, "(");
        var isSaid = said.IsWord(at) && said.Tokens[at].Text is "on" or "for" or "by" or "to" or "kwa" or "pour" or "para";
        var start = isBracket || isSaid ? at + 1 : at;
        isSaid |= said.IsWord(at - 1) && said.Tokens[at - 1].Text is "on" or "for" or "by";
        // "TODO(anne):"
        if (isBracket && said.IsWord(start) && said.IsMark(start + 1, ")") && said.IsMark(start + 2, ":") && !MinutesWords.Has(said.Tokens[start].Text, WordKind.NoName) && char.IsUpper(first) && said.Tokens[start].Length > 2)
        {
            return new Marker(0, start + 3, [said.Raw(start)]);
        }

        if (!char.IsUpper(first) || start >= said.Count || names.Leading(said, start) is not { } owners)
        {
            return null;
        }

        var next = owners.Next;
        if (isBracket)
        {
            next = said.IsMark(next, ")") ? next + 1 : said.Count;
        }

        if (next >= said.Count)
        {
            return null;
        }

        return said.IsMark(next, ":") || (said.Tokens[next].Kind == TokenKind.Dash && IsLoose(said, next)) ? new Marker(0, next + 1, owners.Names)
            : isSaid && said.Tokens[next].Text == "to" ? new Marker(0, next + 1, owners.Names)
            : isBracket ? new Marker(0, next, owners.Names) : null;
    }

    private static bool IsLoose(Saying said, int at) => at + 1 >= said.Count || said.Tokens[at + 1].At > said.Tokens[at].End;

    /// <summary>"No. 4", "nr 4".</summary>
    private static class MinutesNumber
    {
        public static bool Is(Saying said, int at) => said.IsWord(at) && said.Tokens[at].Text is "no" or "nr" or "n" && at + 1 < said.Count && (said.Tokens[at + 1].Kind == TokenKind.Number || said.IsMark(at + 1, "."));
    }
}
