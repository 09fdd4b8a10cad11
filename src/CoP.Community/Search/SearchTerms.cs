
namespace CoP.Community.Search;

/// <summary>The words of a text that tell it from others: lower case, without accents, without the small words of our four languages.</summary>
public static class SearchTerms
{
    public const int MaxPerText = 40;
    private const int Shortest = 3;
    private const int Longest = 30;

    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "the", "and", "for", "are", "was", "how", "what", "which", "who", "when", "where", "why", "can", "could", "should", "does",
        "did", "has", "have", "had", "that", "this", "these", "those", "with", "from", "into", "our", "your", "their", "they", "them",
        "there", "any", "anyone", "some", "not", "but", "you", "all", "been", "being", "will", "would", "may", "about", "than", "then",
        "also", "its", "his", "her", "she", "him", "one", "please", "help", "know", "need",
        "kwa", "wa", "ya", "za", "la", "cha", "vya", "na", "ni", "je", "gani", "nini", "nani", "wapi", "lini", "vipi", "kama", "kwamba",
        "hii", "hizi", "huu", "hao", "hawa", "wao", "sisi", "yetu", "wetu", "zetu", "katika", "kutoka", "hadi", "lakini", "pia", "sana",
        "kuna", "naomba", "tafadhali", "nataka", "ili", "bila", "baada", "kabla", "yake", "wake", "zake", "namna", "jinsi",
        "les", "des", "une", "est", "sont", "dans", "pour", "par", "sur", "avec", "que", "qui", "quoi", "quel", "quelle", "quels",
        "quelles", "comment", "pourquoi", "aux", "nos", "notre", "votre", "leur", "leurs", "pas", "plus", "mais", "cette", "ces", "ont",
        "los", "las", "una", "uno", "por", "para", "con", "del", "como", "cual", "cuales", "donde", "cuando", "porque", "esta", "este",
        "estos", "estas", "son", "sus", "pero", "mas", "sin", "sobre", "hay", "muy", "nuestro", "nuestra",
    };

    public static IEnumerable<string> Of(string text) =>
        Words(TextNormalizer.Normalize(text))
            .Where(static word => word.Length is >= Shortest and <= Longest && !SmallWords.Contains(word))
            .Distinct(StringComparer.Ordinal)
            .Take(MaxPerText);

    /// <summary>Whether a text has at least half of what was said, and that was more than a word.</summary>
    public static bool AreAlike(IReadOnlySet<string> said, string text) => said.Count > 1 && Of(text).Count(said.Contains) * 2 >= said.Count;

    private static IEnumerable<string> Words(string plain)
    {
        var start = -1;
        for (var at = 0; at <= plain.Length; at++)
        {
            var inside = at < plain.Length && (char.IsLetterOrDigit(plain[at]) || (start >= 0 && Joins(plain, start, at)));
            if (inside && start < 0)
            {
                start = at;
            }
            else if (!inside && start >= 0)
            {
                yield return Bare(plain[start..at]);
                start = -1;
            }
        }
    }

    // The apostrophe of "Murang'a" and "ng'ombe" is part of the word; those of "l'impact", "qu'on" and "county's" end one.
    private static bool Joins(string plain, int start, int at) =>
        plain[at] is '\'' or '\u2019' or '\u02BC'
        && at - start > 1 && at + 1 < plain.Length && char.IsLetter(plain[at + 1])
        && !plain.AsSpan(start..at).EndsWith("qu", StringComparison.Ordinal)
        && !(plain[at + 1] == 's' && (at + 2 == plain.Length || !char.IsLetter(plain[at + 2])));

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit));
}
