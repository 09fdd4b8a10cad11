using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Tells whether some words are the name of one person, role or body.</summary>
/// <param name="small">Words that the text writes small as well.</param>
internal sealed class NameJudge(KnownNames known, IReadOnlySet<string> small)
{
    private static readonly HashSet<string> Particles = ["of", "the", "for", "de", "du", "des", "del", "la", "le", "les", "los", "las", "d", "l", "van", "von", "der", "den", "bin", "al", "el", "ben", "ole", "wa", "ya", "za", "cha", "vya", "mwa", "s", "and", "na", "et", "y", "on", "in", "a", "o"];

    private static readonly HashSet<string> NoAcronyms = ["OK", "AOB", "TBC", "TBD", "TBA", "NB", "FYI", "PDF", "API", "ACTION", "ACTIONS", "AI", "AP", "TODO", "DONE", "PR", "PRS", "CSV", "URL", "ID", "Q", "A", "I", "WE", "THE", "NOTE", "RESOLVED", "AGREED", "NEW", "FAQ", "HTML", "CSS", "HTTP", "JSON", "RFC", "UI", "UX", "ASAP", "EOD", "COB", "TOR", "MOU", "AGM", "VAT", "NOT", "IF", "NO", "YES", "IN", "ON", "BY", "TO", "AND", "OR", "DUE", "MOTION"];

    private static readonly HashSet<string> Prepositions = ["on", "for", "of", "to", "in", "with", "from", "about"];

    /// <summary>How sure it is that all of a part of a sentence names somebody.</summary>
    public Firmness Of(Saying said, int from, int to)
    {
        var tokens = said.Tokens;
        var words = 0;
        for (var at = from; at < to; at++)
        {
            words += tokens[at].Kind == TokenKind.Word ? 1 : 0;
            if (tokens[at].Text is "tbd" or "tbc" or "tba")
            {
                return Firmness.None;
            }

            if (tokens[at].Kind is TokenKind.Comma or TokenKind.Date or TokenKind.Years || (tokens[at].Kind == TokenKind.Mark && tokens[at].Text is not ("." or "'" or "&" or "’")) || (tokens[at].Kind == TokenKind.Number && words == 0)
                || (tokens[at].Kind == TokenKind.Dash && (at == from || at + 1 == to || tokens[at].At != tokens[at - 1].End || tokens[at + 1].At != tokens[at].End)))
            {
                return Firmness.None;
            }

            if (tokens[at].Text == "." && at > from && at + 1 < to && !IsInitial(said, at - 1) && !MinutesWords.Has(tokens[at - 1].Text, WordKind.Title))
            {
                return Firmness.None;
            }
        }

        if (words == 0 || !said.IsWord(to - 1) && tokens[to - 1].Kind != TokenKind.Number && !said.IsMark(to - 1, "."))
        {
            return Firmness.None;
        }

        if (known.Find(said.Slice(from, to)) is not null && (said.IsCapital(from) || words > 1))
        {
            return Firmness.Firm;
        }

        if (MinutesWords.Is(tokens, from, to, WordKind.Everyone))
        {
            return Firmness.Firm;
        }

        return MinutesWords.Is(tokens, from, to, WordKind.Nobody) ? Firmness.None : words == 1 && to - from == 1 ? Single(said, from) : Several(said, from, to, words);
    }

    private Firmness Single(Saying said, int at)
    {
        var (raw, plain) = (said.Raw(at), said.Tokens[at].Text);
        if (raw.Length is >= 2 and <= 6 && raw.All(char.IsLetter) && !MinutesWords.Verbs.Contains(plain) && (raw.Count(char.IsUpper) >= 2 || (raw.Length <= 3 && raw.Skip(1).Any(char.IsUpper))))
        {
            return NoAcronyms.Contains(raw) || raw.EndsWith('s') && NoAcronyms.Contains(raw[..^1].ToUpperInvariant()) ? Firmness.None : Firmness.Firm;
        }

        if (MinutesWords.Has(plain, WordKind.Role))
        {
            return Firmness.Firm;
        }

        if (MinutesWords.Has(plain, WordKind.Body))
        {
            return plain is "it" or "hr" && !char.IsUpper(raw[0]) ? Firmness.None : plain.Length > 2 ? Firmness.Soft : raw.All(char.IsUpper) ? Firmness.Firm : Firmness.None;
        }

        return char.IsUpper(raw[0]) && raw.Length > 1 && !MinutesWords.Has(plain, WordKind.NoName) && !small.Contains(plain) && !LooksLikeNoun(plain) && !Verbal.IsKiswahiliInfinitive(plain) ? Firmness.Soft : Firmness.None;
    }

    /// <summary>Endings of English and French words for things, which names hardly have.</summary>
    public static bool LooksLikeNoun(string word) => word.Length > 5
        && (word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("tions", StringComparison.Ordinal) || word.EndsWith("ment", StringComparison.Ordinal) || word.EndsWith("ments", StringComparison.Ordinal) || word.EndsWith("ness", StringComparison.Ordinal) || word.EndsWith("ings", StringComparison.Ordinal) || word.EndsWith("ities", StringComparison.Ordinal) || word.EndsWith("ance", StringComparison.Ordinal) || (word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("med", StringComparison.Ordinal) && !word.EndsWith("fred", StringComparison.Ordinal))
            || (word.Length > 7 && word.EndsWith("ing", StringComparison.Ordinal)));

    private static Firmness Several(Saying said, int from, int to, int words)
    {
        var tokens = said.Tokens;
        var (capitals, lowers, firstLower) = (0, 0, false);
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind != TokenKind.Word)
            {
                continue;
            }

            if (said.IsCapital(at))
            {
                capitals++;
            }
            else if (!Particles.Contains(tokens[at].Text))
            {
                lowers++;
            }

            firstLower |= at == from && !said.IsCapital(at);
        }

        if (words > 8 || tokens[to - 1].Kind == TokenKind.Word && Particles.Contains(tokens[to - 1].Text) && !said.IsCapital(to - 1))
        {
            return Firmness.None;
        }

        // "Start moving infra hosts", "Opened PR".
        if (words > 2 && MinutesWords.Verbs.Contains(tokens[from].Text) && MinutesWords.After(tokens, from, WordKind.Title) is null && MinutesWords.After(tokens, from, WordKind.Role) is null && MinutesWords.After(tokens, from, WordKind.Body) is null
            && Enumerable.Range(from + 1, to - from - 1).Any(at => said.IsWord(at) && !said.IsCapital(at)))
        {
            return Firmness.None;
        }

        // "Update on the project", "Lets ask the board".
        if (MinutesWords.Has(tokens[from].Text, WordKind.NotFirst) || (MinutesWords.Verbs.Contains(tokens[from].Text) && words > 2 && said.IsWord(from + 1) && Prepositions.Contains(tokens[from + 1].Text)))
        {
            return Firmness.None;
        }

        var isRole = MinutesWords.After(tokens, from, WordKind.Role) is not null || MinutesWords.Ends(tokens, from, to, WordKind.Role);
        var isBody = MinutesWords.After(tokens, from, WordKind.Body) is not null || MinutesWords.Ends(tokens, from, to, WordKind.Body);
        isBody |= Enumerable.Range(from, to - from - 1).Any(at => said.IsCapital(at) && MinutesWords.Has(tokens[at].Text, WordKind.Body) && tokens[at + 1].Text is "of" or "for" or "on");
        if (isRole || isBody)
        {
            return IsRolePhrase(said, from, to, lowers) ? Firmness.Firm : Firmness.None;
        }

        if (lowers > 0 || firstLower || capitals == 0 || Enumerable.Range(from, to - from).Any(at => !said.IsCapital(at) && tokens[at].Text is "in" or "on" or "for" or "a" or "the") || !NamesTogether(said, from, to))
        {
            return Firmness.None;
        }

        if (MinutesWords.After(tokens, from, WordKind.Title) is not null)
        {
            return Firmness.Firm;
        }

        // "UN Women".
        if (said.Raw(from) is { Length: >= 2 and <= 6 } first && first.All(char.IsUpper) && !NoAcronyms.Contains(first) && !MinutesWords.Verbs.Contains(tokens[from].Text) && words <= 4)
        {
            return Firmness.Firm;
        }

        // "Annual Report" is no name; "Samuel Otieno" and "J. Smith" are.
        if (MinutesWords.Has(tokens[from].Text, WordKind.NoName) || LooksLikeNoun(tokens[from].Text) || (MinutesWords.Verbs.Contains(tokens[from].Text) && tokens[from].Text is not ("mark" or "grant")) || MinutesWords.Has(tokens[to - 1].Text, WordKind.NoName) || LooksLikeNoun(tokens[to - 1].Text) || MinutesWords.Has(tokens[from].Text, WordKind.Doubt))
        {
            return Firmness.None;
        }

        return capitals == 1 && !IsInitial(said, from) && words > 1 && !Particles.Contains(tokens[from + 1].Text) ? Firmness.Soft : Firmness.Firm;
    }

    /// <summary>"Asha and Musa" are two, "Labour and Social Protection" one: without the word of a body, two.</summary>
    private static bool NamesTogether(Saying said, int from, int to)
    {
        for (var at = from + 1; at < to - 1; at++)
        {
            if ((said.IsWord(at) && !said.IsCapital(at) && MinutesWords.Has(said.Tokens[at].Text, WordKind.Joint)) || said.IsMark(at, "&"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The other words beside the word of a role or a body say which; they neither ask nor tell, and a body begins only once.</summary>
    private static bool IsRolePhrase(Saying said, int from, int to, int lowers)
    {
        var tokens = said.Tokens;
        var heads = 0;
        var isHeadLast = (MinutesWords.Ends(tokens, from, to, WordKind.Role) || MinutesWords.Ends(tokens, from, to, WordKind.Body)) && !Enumerable.Range(from, to - from).Any(at => tokens[at].Text is "wa" or "ya" or "za" or "de" or "du" or "del" or "la");
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind != TokenKind.Word && !said.IsMark(at, "'") && tokens[at].Kind != TokenKind.Dash && tokens[at].Kind != TokenKind.Number && !said.IsMark(at, ".") && !said.IsMark(at, "&"))
            {
                return false;
            }

            if (tokens[at].Kind != TokenKind.Word && !said.IsMark(at, "&"))
            {
                continue;
            }

            // "Il est recommandé au ministère de réviser": what is to be done begins there.
            if (at > from && !said.IsCapital(at) && (Verbal.IsKiswahiliInfinitive(tokens[at].Text) || Verbal.IsKiswahiliPast(tokens[at].Text)))
            {
                return false;
            }

            if (at > from && tokens[at - 1].Text is "de" or "d" or "a" && !said.IsCapital(at) && tokens[at].Length > 4 && tokens[at].Text.EndsWith('r') && Verbal.HasInfinitiveEnding(tokens[at].Text))
            {
                return false;
            }

            if (said.IsMark(at, "&") || (!said.IsCapital(at) && MinutesWords.Has(tokens[at].Text, WordKind.Joint) && at > from))
            {
                // "Labour and Social Protection" goes on; "Governors and TBI", "Labour and the Ministry of Health" do not.
                if (at + 1 >= to || StartsAnother(said, at + 1, to) || !HasOf(said, from, at))
                {
                    return false;
                }
            }

            var isAfterOf = at > from && (Particles.Contains(tokens[at - 1].Text) || tokens[at - 1].Kind == TokenKind.Dash);
            if (at > from && !said.IsCapital(at) && !Particles.Contains(tokens[at].Text) && !isAfterOf && !isHeadLast && !MinutesWords.Has(tokens[at].Text, WordKind.Quality) && !MinutesWords.Has(tokens[at].Text, WordKind.Role) && !MinutesWords.Has(tokens[at].Text, WordKind.Body))
            {
                return false;
            }

            if (at > from && tokens[at].Text is "the" or "a" && tokens[at - 1].Text is not ("of" or "for"))
            {
                return false;
            }

            heads += MinutesWords.Has(tokens[at].Text, WordKind.NotFirst) && !said.IsCapital(at) && !Particles.Contains(tokens[at].Text) ? 1 : 0;
        }

        return heads == 0 && lowers <= 4 && (said.IsCapital(from) || lowers <= 3);
    }

    private static bool StartsAnother(Saying said, int at, int to) =>
        MinutesWords.After(said.Tokens, at, WordKind.Article) is not null || MinutesWords.After(said.Tokens, at, WordKind.Role) is not null || MinutesWords.After(said.Tokens, at, WordKind.Body) is not null || MinutesWords.After(said.Tokens, at, WordKind.Title) is not null
        || MinutesWords.Ends(said.Tokens, at, to, WordKind.Body) || MinutesWords.Ends(said.Tokens, at, to, WordKind.Role) || (said.Raw(at) is var raw && raw.Length is >= 2 and <= 6 && raw.Count(char.IsUpper) >= 2) || !said.IsCapital(at);

    private static bool HasOf(Saying said, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (said.Tokens[at].Text is "of" or "for" or "de" or "du" or "des" or "del" or "ya" or "wa" or "la" or "za" or "on")
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsInitial(Saying said, int at) => said.IsCapital(at) && said.Tokens[at].Length == 1;
}
