namespace CoP.Channels.Telegram.Rendering;

/// <summary>Where a text that is too long is best cut.</summary>
internal static class TextCutting
{
    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "… ", ": ", "; "];

    /// <summary>
    /// The end of the next part, at most <paramref name="limit"/> UTF-16 units after <paramref name="start"/>: behind a
    /// paragraph, else a line, a sentence, a word; and where there is none in the second half, between two characters.
    /// </summary>
    public static int Next(string text, int start, int limit)
    {
        if (text.Length - start <= limit)
        {
            return text.Length;
        }

        var window = text.AsSpan(start, limit);
        var best = Behind(window, "\n\n") ?? Behind(window, "\n") ?? BehindSentence(window) ?? Behind(window, " ") ?? Between(text, start, limit);
        return start + best;
    }

    /// <summary>At most <paramref name="limit"/> units, ending in an ellipsis when something was cut off.</summary>
    public static string Shorten(string text, int limit) =>
        text.Length <= limit ? text : $"{text[..Between(text, 0, limit - 1)].TrimEnd()}…";

    private static int? BehindSentence(ReadOnlySpan<char> window)
    {
        int? best = null;
        foreach (var end in SentenceEnds)
        {
            best = Behind(window, end) is { } found && found > (best ?? 0) ? found : best;
        }

        return best;
    }

    private static int? Behind(ReadOnlySpan<char> window, string end) =>
        window.LastIndexOf(end, StringComparison.Ordinal) + end.Length is var cut && cut > window.Length / 2 ? cut : null;

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private static int Between(string text, int start, int limit) =>
        limit > 1 && char.IsHighSurrogate(text[start + limit - 1]) && char.IsLowSurrogate(text[start + limit]) ? limit - 1 : limit;
}
