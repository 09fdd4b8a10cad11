namespace CoP.Minutes.Dates;

/// <summary>Which of the four languages a text is in, by the small words that no text can do without.</summary>
internal static class SaidLanguage
{
    private const int Enough = 4_000;

    private static readonly (string Language, HashSet<string> Words)[] Small =
    [
        ("en", ["the", "of", "to", "and", "will", "is", "for", "on", "with", "be", "by", "that", "it", "was", "at", "this", "we", "next", "end"]),
        ("sw", ["wa", "ya", "na", "kwa", "za", "ni", "katika", "kufikia", "hadi", "kuhusu", "kwamba", "hii", "huu", "cha", "vya", "mwa", "la", "kabla", "ijayo", "ujao", "wote", "mwisho", "tarehe"]),
        ("fr", ["le", "la", "les", "des", "du", "et", "de", "pour", "est", "une", "un", "dans", "au", "aux", "par", "avec", "sur", "d", "l", "ici", "fin", "que", "avant", "prochaine", "prochain", "sera", "a"]),
        ("es", ["el", "la", "los", "las", "de", "y", "que", "en", "para", "del", "por", "una", "un", "con", "se", "al", "es", "antes", "proximo", "proxima", "dentro", "a", "su", "lo"]),
    ];

    /// <summary>Its code; null where nothing speaks for one.</summary>
    public static string? Of(IEnumerable<DateToken> tokens)
    {
        Span<int> counts = stackalloc int[Small.Length];
        var read = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || read++ > Enough)
            {
                continue;
            }

            for (var at = 0; at < Small.Length; at++)
            {
                counts[at] += Small[at].Words.Contains(token.Text) ? 1 : 0;
            }
        }

        var best = 0;
        for (var at = 1; at < counts.Length; at++)
        {
            best = counts[at] > counts[best] ? at : best;
        }

        return counts[best] == 0 ? null : Small[best].Language;
    }
}
