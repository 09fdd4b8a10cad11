using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// Mentions stand in the text as <c>&lt;at&gt;Name&lt;/at&gt;</c>, and again in the entities, which say who is meant, by the
/// mark as it stands in the text or only by the name.
/// </summary>
internal static partial class Mentions
{
    public static bool NameUs(Activity activity) => activity.Mentions.Any(mention => IsUs(activity, mention));

    /// <summary>The words without our own mention, others' mentions as plain names. Marks that no entity knows were typed.</summary>
    public static string Strip(Activity activity, string text)
    {
        var stripped = Mark().Replace(text, mark => Name(activity, mark.Groups["name"].Value) switch
        {
            null => mark.Value,
            var name => $"{Space(mark.Groups["before"].Value)}{name}{Space(mark.Groups["after"].Value)}",
        });
        return activity.Mentions.Aggregate(stripped, (words, mention) => Unmarked(activity, mention, words));
    }

    /// <summary>What to read in the place of a mention: nothing for our own, a name for others', null for what is no mention.</summary>
    public static string? Name(Activity activity, string marked)
    {
        var name = WebUtility.HtmlDecode(marked).Trim();
        return activity.Mentions.Any(mention => IsUs(activity, mention) && Names(mention).Append(activity.BotName).Contains(name, StringComparer.OrdinalIgnoreCase)) ? ""
            : activity.Mentions.Any(mention => Names(mention).Contains(name, StringComparer.OrdinalIgnoreCase)) ? name
            : null;
    }

    private static bool IsUs(Activity activity, JsonElement mention) => mention.At("mentioned").Text("id") == activity.BotId;

    private static IEnumerable<string?> Names(JsonElement mention) =>
    [
        mention.Text("text") is { } marked && Mark().Match(marked) is { Success: true } mark ? WebUtility.HtmlDecode(mark.Groups["name"].Value).Trim() : null,
        mention.At("mentioned").Text("name")?.Trim(),
    ];

    // An entity may also name what stands in the text without any mark, such as "@CoP".
    private static string Unmarked(Activity activity, JsonElement mention, string words) =>
        IsUs(activity, mention) && mention.Text("text") is { Length: > 0 } plain && !plain.Contains('<', StringComparison.Ordinal)
            ? words.Replace(plain, "", StringComparison.Ordinal)
            : words;

    private static string Space(string around) => around.Contains('\n', StringComparison.Ordinal) ? "\n" : around.Length > 0 ? " " : "";

    // Beside a mention a client writes its spaces as entities, also in plain text.
    [GeneratedRegex("""(?<before>(?:&nbsp;|[\s\u200B\u2060\uFEFF])*)<at\b[^<>]*>(?<name>[^<>]*)</at>(?<after>(?:&nbsp;|[\s\u200B\u2060\uFEFF])*)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
