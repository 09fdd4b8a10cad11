using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Dialogs.Forms;

namespace CoP.Dialogs.Preferences;

/// <summary>The IANA zones that this machine knows, as they can be searched and carried in a button.</summary>
public static class TimeZones
{
    private const uint HashBasis = 2_166_136_261;
    private const uint HashPrime = 16_777_619;

    private static readonly Lazy<Dictionary<string, string>> ByCode = new(() => All.ToDictionary(CodeOf, StringComparer.Ordinal));

    /// <summary>Cities by their region, and UTC; the many other names for the same are left out.</summary>
    public static IReadOnlyList<string> All => Names.Value;

    private static Lazy<IReadOnlyList<string>> Names { get; } = new(static () =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(Iana).OfType<string>()
            .Where(static name => name == "UTC" || (name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal),
    ]);

    /// <summary>Eight letters that stand for a zone, since names are longer than an option may be (FNV-1a).</summary>
    public static string CodeOf(string name) => Encoding.UTF8.GetBytes(name)
        .Aggregate(HashBasis, static (hash, letter) => unchecked((hash ^ letter) * HashPrime))
        .ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The zone of a code, or null when this machine does not know it.</summary>
    public static string? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>Those that have every word in their name; those of the same region as <paramref name="near"/> first.</summary>
    public static IEnumerable<string> Search(string words, string near)
    {
        var parts = TextNormalizer.NormalizeWhole(words).Split([' ', '/', '_'], StringSplitOptions.RemoveEmptyEntries);
        var region = near[..(near.IndexOf('/', StringComparison.Ordinal) + 1)];
        return All.Where(name => parts.All(part => TextNormalizer.NormalizeWhole(name).Contains(part, StringComparison.Ordinal)))
            .OrderByDescending(name => name == near).ThenByDescending(name => name.StartsWith(region, StringComparison.Ordinal));
    }

    private static string? Iana(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : null;
}
