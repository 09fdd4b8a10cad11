namespace CoP.Bot.Hosting;

/// <summary>
/// Finds settings that nobody reads: a key that a section of ours does not have, and a section whose name is nearly one of
/// ours. What belongs to .NET, and the rest of the environment, is none of our business. Values are never shown.
/// </summary>
internal static class UnknownSettings
{
    private const int Near = 2;
    private static readonly string[] Keys = [.. KnownSetting.All.Select(static setting => setting.Key)];
    private static readonly string[] Sections = [.. KnownSetting.Sections.Select(static section => section.Section).Distinct()];

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Of(IConfiguration configuration) => configuration.GetChildren()
        .Where(static section => Sections.Any(ours => Distance(ours, section.Key) <= Near))
        .SelectMany(static section => section.GetChildren())
        .Select(static setting => setting.Path)
        .Where(static key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
        .Select(static key => $"The setting {key} is not known and does nothing.{Suggest(Keys, key)}");

    /// <summary>A question whether the nearest of these names was meant, or nothing where none is near.</summary>
    public static string Suggest(IReadOnlyList<string> names, string given)
    {
        var nearest = names.MinBy(known => Distance(known, given))!;
        return Distance(nearest, given) <= 2 * Near ? $" Did you mean {nearest}?" : "";
    }

    /// <summary>How many letters must be put in, taken out or changed to make one of the other (Levenshtein), whatever their case.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (var at = 0; at < one.Length; at++)
        {
            (var diagonal, row[0]) = (at, at + 1);
            for (var to = 0; to < other.Length; to++)
            {
                var change = char.ToUpperInvariant(one[at]) == char.ToUpperInvariant(other[to]) ? diagonal : diagonal + 1;
                (diagonal, row[to + 1]) = (row[to + 1], Math.Min(change, Math.Min(row[to], row[to + 1]) + 1));
            }
        }

        return row[^1];
    }
}
