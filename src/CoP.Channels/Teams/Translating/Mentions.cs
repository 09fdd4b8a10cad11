using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>Mentions stand in the text as <c>&lt;at&gt;Name&lt;/at&gt;</c>, and again in the entities, which say who is meant.</summary>
internal static class Mentions
{
    public static bool NameUs(Activity activity) => activity.Mentions.Any(mention => Account(mention) == activity.BotId);

    /// <summary>The words without our own mention, others' mentions as plain names.</summary>
    public static string Strip(Activity activity)
    {
        var text = activity.Words ?? "";
        foreach (var mention in activity.Mentions)
        {
            if (mention.Text("text") is { Length: > 0 } marked)
            {
                text = text.Replace(marked, Account(mention) == activity.BotId ? "" : Bare(marked), StringComparison.Ordinal);
            }
        }

        return text.Replace('\u00A0', ' ').Trim();
    }

    private static string? Account(System.Text.Json.JsonElement mention) => mention.At("mentioned").Text("id");

    private static string Bare(string marked)
    {
        var open = marked.IndexOf('>', StringComparison.Ordinal) + 1;
        var close = marked.LastIndexOf('<');
        return open > 0 && close >= open ? marked[open..close] : marked;
    }
}
