using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Who and until when, said after what is to be done: "(ILO, by 18 December)", "– Halima – Monday", "by the Secretary", "@jane".</summary>
internal sealed class Endings(OwnerNames names, DueDates dues)
{
    /// <param name="Names">Who is named there.</param>
    /// <param name="To">The token where what is to be done ends.</param>
    internal sealed record Ending(IReadOnlyList<string> Names, DateOnly? Due, int To, bool IsFirm = true);

    /// <param name="isAsked">Whether one capitalised word is taken for a name.</param>
    public Ending Read(Saying said, int from, int to, bool isAsked)
    {
        List<string> owners = [];
        DateOnly? due = null;
        for (var again = true; again && to > from;)
        {
            again = false;
            var bare = Bare(said, from, to);
            if (Bracket(said, from, bare, isAsked) is { } bracket)
            {
                owners.AddRange(bracket.Names);
                (due, to, again) = (due ?? bracket.Due, bracket.To, true);
            }
            else if (Segment(said, from, bare, isAsked) is { } segment)
            {
                owners.AddRange(segment.Names);
                (due, to, again) = (due ?? segment.Due, segment.To, segment.To < to);
            }
        }

        if (owners.Count == 0 && By(said, from, to, isAsked) is { } by)
        {
            owners.AddRange(by);
        }

        if (owners.Count == 0 && isAsked)
        {
            owners.AddRange(Handles(said, from, to));
        }

        return new Ending(owners, due, to);
    }

    /// <summary>"[on Marta Ruiz - due 2027-02-03]", as trackers write it.</summary>
    public Ending? Tracked(Saying said, int from)
    {
        for (var at = from; at + 2 < said.Count; at++)
        {
            if (!said.IsMark(at, "[") || !said.IsWord(at + 1) || said.Tokens[at + 1].Text is not ("on" or "assigned") || (said.Tokens[at + 1].Text == "assigned" && said.Tokens[at + 2].Text != "to"))
            {
                continue;
            }

            var start = said.Tokens[at + 1].Text == "on" ? at + 2 : at + 3;
            var close = start;
            while (close < said.Count && !said.IsMark(close, "]"))
            {
                close++;
            }

            var dash = Enumerable.Range(start, close - start).Where(token => said.Tokens[token].Kind is TokenKind.Dash or TokenKind.Comma && token + 1 < close && said.Tokens[token + 1].Text == "due").Append(close).First();
            return (dash < close || said.Text.Contains("ACTION", StringComparison.OrdinalIgnoreCase)) && names.All(said, start, dash) is { } owners ? new Ending(owners.Names, dash < close ? dues.Labelled(said.Slice(dash + 1, close)) : null, at)
                : dash > start && dash - start < 5 && dash < close ? new Ending([said.Slice(start, dash)], dash < close ? dues.Labelled(said.Slice(dash + 1, close)) : null, at) : null;
        }

        return null;
    }

    private static int Bare(Saying said, int from, int to)
    {
        while (to > from + 1 && (said.Tokens[to - 1].Kind is TokenKind.Comma or TokenKind.Dash || said.Tokens[to - 1].Text is "." or ";" or ":" or "|"))
        {
            to--;
        }

        return to;
    }

    private Ending? Bracket(Saying said, int from, int to, bool isAsked)
    {
        if (to - 1 <= from || said.Tokens[to - 1].Text is not (")" or "]"))
        {
            return null;
        }

        var open = to - 2;
        while (open > from && said.Tokens[open].Text is not ("(" or "["))
        {
            open--;
        }

        return said.Tokens[open].Text is not ("(" or "[") || IsGloss(said, open, to) ? null : Pieces(said, open + 1, to - 1, isAsked) is { } found ? found with { To = open } : null;
    }

    /// <summary>"Single Registry (SR)" only abbreviates.</summary>
    private static bool IsGloss(Saying said, int open, int to)
    {
        if (to - open != 3 || !said.IsWord(open + 1))
        {
            return false;
        }

        var letters = said.Tokens[open + 1].Text;
        var capitals = string.Concat(Enumerable.Range(Math.Max(0, open - 8), Math.Min(open, 8)).Where(said.IsCapital).Select(at => said.Tokens[at].Text[0]));
        return letters.Length > 1 && capitals.EndsWith(letters, StringComparison.Ordinal);
    }

    /// <summary>Names and days between commas, and nothing else; labels such as "lead" and "by" may stand before them.</summary>
    private Ending? Pieces(Saying said, int from, int to, bool isAsked)
    {
        List<string> owners = [];
        DateOnly? due = null;
        var (start, isFirm) = (from, true);
        for (var at = from; at <= to; at++)
        {
            if (at < to && said.Tokens[at].Kind != TokenKind.Comma && said.Tokens[at].Text is not ";" and not ":" && !IsLoose(said, at))
            {
                continue;
            }

            if (at > start)
            {
                var piece = said.Slice(start, at);
                if (dues.IsOnlyADay(piece))
                {
                    due ??= dues.Labelled(piece);
                }
                else if (Labelled(said, start, at) is { } named && (isAsked || named.Firmness == Firmness.Firm))
                {
                    owners.AddRange(named.Names);
                    isFirm &= named.Firmness == Firmness.Firm;
                }
                else if (NamesThenDay(said, start, at) is { } both && both.Names.Count > 0)
                {
                    owners.AddRange(both.Names);
                    due ??= both.Due;
                }
                else if (!(at < to && said.IsMark(at, ":")) && !MinutesWords.Is(said.Tokens, start, at, WordKind.Nobody))
                {
                    return null;
                }
            }

            start = at + 1;
        }

        return owners.Count == 0 && due is null ? null : new Ending(owners, due, from, isFirm);
    }

    /// <summary>"KS by Friday".</summary>
    private Ending? NamesThenDay(Saying said, int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (names.All(said, from, at) is { } owners && dues.IsOnlyADay(said.Slice(at, to)))
            {
                return new Ending(owners.Names, dues.Labelled(said.Slice(at, to)), from);
            }
        }

        return null;
    }

    private NamedOwners? Labelled(Saying said, int from, int to)
    {
        foreach (var kind in new[] { WordKind.OwnerLabel, WordKind.WeakOwnerLabel, WordKind.By, WordKind.Marker })
        {
            if (MinutesWords.After(said.Tokens, from, kind) is { } next && next < to && names.All(said, next, to) is { } labelled)
            {
                return labelled;
            }
        }

        return names.All(said, from, to);
    }

    /// <summary>The last part after a dash, a bar or a sentence of its own: a day, or who.</summary>
    private Ending? Segment(Saying said, int from, int to, bool isAsked)
    {
        for (var at = to - 1; at > from; at--)
        {
            var isPoint = said.IsMark(at, ".") && at + 1 < to && said.IsCapital(at + 1) && said.Tokens[at - 1].Length > 2;
            // "…, SC."
            var isComma = isAsked && said.Tokens[at].Kind == TokenKind.Comma && to - at == 2 && said.Raw(at + 1) is { Length: <= 4 } raw && raw.Skip(1).Any(char.IsUpper);
            var isColon = isAsked && said.IsMark(at, ":") && at > from + 1;
            if (!isPoint && !isComma && !isColon && !IsLoose(said, at) && !said.IsMark(at, "|") && !said.IsMark(at, ";"))
            {
                continue;
            }

            if (isColon)
            {
                return Pieces(said, at + 1, to, isAsked: false) is { } listed ? listed with { To = at } : null;
            }

            var piece = said.Slice(at + 1, to);
            if (dues.IsOnlyADay(piece))
            {
                return new Ending([], dues.Labelled(piece), at);
            }

            if (Labelled(said, at + 1, to) is { } named && (isAsked || (named.Firmness == Firmness.Firm && !isPoint)))
            {
                return new Ending(named.Names, null, at);
            }

            return isAsked ? Pieces(said, at + 1, to, isAsked) is { } pieces ? pieces with { To = at } : null : null;
        }

        return null;
    }

    /// <summary>A dash with space about it.</summary>
    private static bool IsLoose(Saying said, int at) => at > 0 && at + 1 < said.Count && said.Tokens[at].Kind == TokenKind.Dash && said.Tokens[at].At > said.Tokens[at - 1].End;

    private IReadOnlyList<string>? By(Saying said, int from, int to, bool isAsked)
    {
        for (var at = from; at < to; at++)
        {
            if (MinutesWords.After(said.Tokens, at, WordKind.By) is not { } next || next >= to || (next == at + 1 && !IsPassive(said, from, at)))
            {
                continue;
            }

            for (var end = Math.Min(to, next + 9); end > next; end--)
            {
                if ((end == to || said.Tokens[end].Kind != TokenKind.Word || IsAfterName(said, end)) && names.All(said, next, end) is { } owners && (isAsked || owners.Firmness == Firmness.Firm))
                {
                    return owners.Names;
                }
            }
        }

        return null;
    }

    /// <summary>"To be sent by", "transmission par"; in "read the letter sent by Peter" Peter has done what he had to.</summary>
    private static bool IsPassive(Saying said, int from, int at) =>
        (said.IsWord(from) && !MinutesWords.Verbs.Contains(said.Tokens[from].Text)) || Enumerable.Range(Math.Max(from, at - 8), at - Math.Max(from, at - 8)).Any(word => said.Tokens[word].Text is "be" or "être" or "etre" or "ser");

    private static bool IsAfterName(Saying said, int at) => said.Tokens[at].Text is "by" or "before" or "on" or "in" or "no" or "within" or "at" or "avant" or "antes" or "kabla" or "kufikia" or "para" or "d" or "pour" or "for" or "to" or "end" or "next" or "this" or "as" or "with" or "after" or "dans" or "dentro" or "hasta" or "until" or "and";

    private IEnumerable<string> Handles(Saying said, int from, int to)
    {
        for (var at = from; at < to - 1; at++)
        {
            if (said.IsMark(at, "@") && (at == from || said.Tokens[at].At > said.Tokens[at - 1].End) && names.Leading(said, at) is { } handle)
            {
                foreach (var name in handle.Names)
                {
                    yield return name;
                }

                at = handle.Next - 1;
            }
        }
    }
}
