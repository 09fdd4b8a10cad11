using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>How sure it is that some words name somebody.</summary>
internal enum Firmness
{
    None,

    /// <summary>One capitalised word, or a word such as "programme" that is an owner only among actions.</summary>
    Soft,
    Firm,
}

/// <summary>Who is named in a part of a sentence.</summary>
/// <param name="Next">The token after the names.</param>
internal sealed record NamedOwners(IReadOnlyList<string> Names, Firmness Firmness, int Next);

/// <summary>Tells names, initials, handles, roles and bodies from other words, and one from the next.</summary>
internal sealed class OwnerNames(KnownNames known, IReadOnlySet<string> small)
{
    private const int MostWords = 9;

    private readonly NameJudge _name = new(known, small);

    /// <summary>Owners that are all of a part of a sentence; null where it says anything else.</summary>
    public NamedOwners? All(Saying said, int from, int to)
    {
        var (hasTail, isApposition, start) = (to > from && said.Tokens[to - 1].Kind == TokenKind.Comma, false, from);
        while (to > from && said.Tokens[to - 1].Kind is TokenKind.Comma or TokenKind.Dash || said.IsMark(to - 1, ".") && !NameJudge.IsInitial(said, to - 2) || said.IsMark(to - 1, ":"))
        {
            to--;
        }

        List<string> names = [];
        var firmness = Firmness.Firm;
        while (from < to)
        {
            if (Part(said, from, to) is not { } part)
            {
                return null;
            }

            names.Add(part.Name);
            firmness = part.Firmness < firmness ? part.Firmness : firmness;
            isApposition = names.Count == 2 && hasTail && said.Tokens[start].Kind == TokenKind.Comma && MinutesWords.Ends(said.Tokens, start + 1, part.Next, WordKind.Role);
            start = part.Next;
            from = Separator(said, part.Next, to, out var isSeparated);
            if (!isSeparated && from < to)
            {
                return null;
            }
        }

        // "Peter Otieno, Treasurer," is one.
        if (names.Count == 2 && isApposition)
        {
            names.RemoveAt(1);
        }

        return names.Count is 0 or > 12 ? null : new NamedOwners([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], firmness, to);
    }

    public bool IsKnown(string name) => known.Find(name) is not null;

    /// <summary>The longest owners with which a part of a sentence begins, followed by something else.</summary>
    public NamedOwners? Leading(Saying said, int from)
    {
        NamedOwners? best = null;
        for (var to = from + 1; to <= Math.Min(said.Count, from + MostWords); to++)
        {
            best = All(said, from, to) is { } owners && owners.Next == to ? owners : best;
        }

        return best;
    }

    /// <summary>The next owner, as long as can be, and the token after it.</summary>
    private (string Name, Firmness Firmness, int Next)? Part(Saying said, int from, int to)
    {
        if (said.IsMark(from, "@"))
        {
            return Handle(said, from, to);
        }

        var start = from;
        while (start < to && (MinutesWords.After(said.Tokens, start, WordKind.Article) is { } next && next <= to && next > start && !IsNameArticle(said, start)))
        {
            start = said.IsMark(next, "'") ? next + 1 : next;
        }

        for (var end = Math.Min(to, start + MostWords); end > start; end--)
        {
            if (IsEdge(said, end, to) && _name.Of(said, start, end) is var firmness and not Firmness.None)
            {
                var after = Gloss(said, end, to);
                var name = said.Slice(start, end).TrimEnd('.', ',', ' ');
                return (known.Find(name) ?? name, firmness, after);
            }
        }

        return null;
    }

    /// <summary>Whether a name may end here: at the end, or before what separates it from the next.</summary>
    private static bool IsEdge(Saying said, int end, int to) => end == to || said.IsMark(end, "(") || (Separator(said, end, to, out var isSeparated) >= 0 && isSeparated);

    private static int Separator(Saying said, int at, int to, out bool isSeparated)
    {
        isSeparated = false;
        while (at < to)
        {
            if (said.Tokens[at].Kind == TokenKind.Comma || (said.Tokens[at].Kind == TokenKind.Mark && said.Tokens[at].Text is "/" or "&" or "+" or ";" or "(" or ")" or "." or "|"))
            {
                at++;
            }
            else if (MinutesWords.After(said.Tokens, at, WordKind.Joint) is { } next && !said.IsCapital(at))
            {
                at = next;
            }
            else if (isSeparated && said.IsMark(at, "@"))
            {
                return at;
            }
            else
            {
                return at;
            }

            isSeparated = true;
        }

        return at;
    }

    /// <summary>Goes over "(KNBS)" after a name.</summary>
    private static int Gloss(Saying said, int at, int to)
    {
        if (!said.IsMark(at, "(") || MinutesWords.After(said.Tokens, at + 1, WordKind.Joint) is not null)
        {
            return at;
        }

        for (var close = at + 1; close < to && close < at + 8; close++)
        {
            if (said.IsMark(close, ")"))
            {
                return close + 1;
            }
        }

        return at;
    }

    private (string Name, Firmness Firmness, int Next)? Handle(Saying said, int at, int to)
    {
        var start = said.Tokens[at].At + 1;
        var end = start;
        while (end < said.Text.Length && (char.IsLetterOrDigit(said.Text[end]) || said.Text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        var name = said.Text[start..end].TrimEnd('.', '-');
        return name.Length == 0 ? null : (known.Find(name) ?? known.Find(name.Replace('.', ' ').Replace('_', ' ').Replace('-', ' ')) ?? name, Firmness.Firm, Math.Min(to, said.TokenAt(end)));
    }

    /// <summary>"La" in "La Paz" or "El Molo" belongs to the name where no small word could stand: left for what is known.</summary>
    private bool IsNameArticle(Saying said, int at) => said.IsCapital(at) && at > 0 && !known.IsEmpty && known.Find(said.Slice(at, at + 2)) is not null;
}
