
namespace CoP.Community.Glossary;

/// <summary>What stays of a term when the ways of writing it are taken away.</summary>
public static class GlossarySpelling
{
    private static readonly char[] Separators = [',', ';', '\n', '\r'];

    /// <summary>Letters and digits in lower case, without accents; empty for what holds none. "CT-OVC", "ct ovc" and "CTOVC" are one.</summary>
    public static string Key(string name) =>
        string.Concat(TextNormalizer.Normalize(name).Replace("&", "and", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    /// <summary>Names as somebody has typed them, separated by commas or semicolons, each once.</summary>
    public static IReadOnlyList<string> Split(string? names) =>
        [.. (names ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DistinctBy(Key)];

    /// <summary>How alike two keys are, from 0 to 1: the pairs of letters that they share; a beginning counts as much as the whole.</summary>
    public static double Likeness(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) > 2 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)))
        {
            return 1;
        }

        var (left, right) = (Pairs(one), Pairs(other));
        return 2.0 * left.Count(right.Contains) / Math.Max(1, left.Count + right.Count);
    }

    // With the edges, so that short names have pairs enough.
    private static HashSet<string> Pairs(string key) => [.. Enumerable.Range(0, key.Length + 1).Select(at => $" {key} ".Substring(at, 2))];
}
