using System.Text.RegularExpressions;

namespace CoP.Community.Members;

/// <summary>What stays of an organisation's name when the ways of writing it are taken away.</summary>
public static partial class OrganisationSpelling
{
    /// <summary>
    /// Letters and digits in lower case, without accents, spaces and points, without a leading "the", and the same for British and
    /// American English. Empty for a name that holds no letter.
    /// </summary>
    public static string Key(string name)
    {
        var plain = Article().Replace(TextNormalizer.Normalize(name).Trim(), "").Replace("&", "and", StringComparison.Ordinal);
        return string.Concat(plain.Where(char.IsLetterOrDigit))
            .Replace("isation", "ization", StringComparison.Ordinal)
            .Replace("programme", "program", StringComparison.Ordinal)
            .Replace("labour", "labor", StringComparison.Ordinal);
    }

    /// <summary>The keys of a name that mean it as a whole: with its short name in brackets, and without it.</summary>
    public static IReadOnlyList<string> WholeKeys(string name) => Filled([Key(name), Key(ShortName().Replace(name, ""))]);

    /// <summary>All that a name is known by: "National Drought Management Authority (NDMA)" also as NDMA.</summary>
    public static IReadOnlyList<string> Keys(string name) => Filled([.. WholeKeys(name), Key(ShortName().Match(name).Groups[1].Value)]);

    private static List<string> Filled(IEnumerable<string> keys) => [.. keys.Where(static key => key.Length > 0).Distinct()];

    [GeneratedRegex(@"^the\s+")]
    private static partial Regex Article();

    // "(WFP)" and "(CaLP)" are short names; "(Kenya)" and "(county office)" are not.
    [GeneratedRegex(@"\s*\(\s*((?=[^)]*\p{Lu}[^)]*\p{Lu})[\p{L}\p{Nd}.\-]{2,12})\s*\)\s*$")]
    private static partial Regex ShortName();
}
