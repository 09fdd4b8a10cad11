namespace CoP.Search;

/// <summary>The part of a text that shows why it was found.</summary>
internal static class Passages
{
    private static readonly char[] Ends = ['.', '!', '?', '\n', ';'];

    /// <summary>The sentence, with what follows it as far as there is room, that has most of some words; the beginning where none has any.</summary>
    public static string Best(string text, IReadOnlySet<string> words, int longest)
    {
        var (best, most) = (0, -1);
        foreach (var start in Sentences(text))
        {
            var found = Words.Of(text.Substring(start, Math.Min(longest, text.Length - start))).Where(words.Contains).Distinct(StringComparer.Ordinal).Count();
            if (found > most)
            {
                (best, most) = (start, found);
            }
        }

        return Cut(text[best..], longest, begins: best == 0);
    }

    private static IEnumerable<int> Sentences(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            yield return at;
            var end = text.IndexOfAny(Ends, at);
            at = end < 0 ? text.Length : end + 1;
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || char.IsPunctuation(text[at])))
            {
                at++;
            }
        }
    }

    private static string Cut(string text, int longest, bool begins)
    {
        var plain = string.Join(' ', text[..Math.Min(text.Length, longest * 2)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var mark = begins ? "" : "…";
        if (plain.Length + mark.Length <= longest)
        {
            return mark + plain;
        }

        var room = longest - mark.Length - 1;
        var end = plain.LastIndexOf(' ', room) is var space and > 0 ? space : char.IsHighSurrogate(plain[room - 1]) ? room - 1 : room;
        return $"{mark}{plain[..end]}…";
    }
}
