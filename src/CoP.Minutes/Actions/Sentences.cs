namespace CoP.Minutes.Actions;

/// <summary>Cuts a paragraph into sentences.</summary>
internal static class Sentences
{
    private static readonly HashSet<string> Abbreviations = ["mr", "mrs", "ms", "dr", "prof", "cllr", "cllrs", "hon", "rev", "st", "no", "nos", "e.g", "i.e", "etc", "vs", "approx", "dept", "fig", "art", "sec", "min", "sr", "sra", "mme", "m", "bw", "bi", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "eng", "capt", "col", "gen", "lt", "inc", "ltd", "co", "ext"];

    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Ends(text, at))
            {
                if (text[start..(at + 1)].Trim() is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                start = at + 1;
            }
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    /// <summary>What stands between semicolons.</summary>
    public static IEnumerable<string> Clauses(string sentence) => sentence.Split("; ").Select(static clause => clause.Trim()).Where(static clause => clause.Length > 0);

    /// <summary>The last one, without what closes it.</summary>
    public static string Last(string text) => Of(text.TrimEnd(' ', '(', '[')).LastOrDefault() ?? "";

    private static bool Ends(string text, int at)
    {
        if (text[at] is not ('.' or '!' or '?' or ';') || at + 2 >= text.Length || !char.IsWhiteSpace(text[at + 1]))
        {
            return false;
        }

        var next = at + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '(' or '[' or '"' or '“' or '*'))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        if (text[at] != '.')
        {
            return text[at] != ';';
        }

        var start = at;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..at];
        return word.Length != 1 && !Abbreviations.Contains(word.ToLowerInvariant());
    }
}
