namespace CoP.Search;

/// <summary>The part of a text that shows why it was found.</summary>
internal static class Passages
{
    private static readonly char[] Ends = ['.', '!', '?', '\n', ';'];

    /// <summary>The sentence, with what follows it as far as there is room, that has most of some words; the beginning where none has any.</summary>
    public static string Best(string text, IReadOnlySet<string> words, int longest)
    {
        var (best, most) = (0, (Shown: 0, Own: 0));
        foreach (var (start, end) in Sentences(text))
        {
            // Of two that show as much, the one that says it itself: the word may else stand last, where it is cut off.
            var found = (Shown: Said(text.AsSpan(start, Math.Min(longest, text.Length - start)), words), Own: Said(text.AsSpan(start, Math.Min(longest, end - start)), words));
            if (found.CompareTo(most) > 0)
            {
                (best, most) = (start, found);
            }
        }

        return Cut(text[best..], longest, begins: best == 0);
    }

    private static int Said(ReadOnlySpan<char> text, IReadOnlySet<string> words) => Words.Of(text.ToString()).Where(words.Contains).Distinct(StringComparer.Ordinal).Count();

    private static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOfAny(Ends, at) is var mark and >= 0 ? mark + 1 : text.Length;
            yield return (at, end);
            at = end;
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
