using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>The words that a text writes small at least as often as not: capitalised at the beginning of a sentence, they are no names.</summary>
internal static class SmallWords
{
    public static HashSet<string> Of(string text)
    {
        Dictionary<string, (int Small, int Capital)> counts = new(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            // A name on the net, such as "@amina", is written small and is a name for all that.
            if (at - start is > 2 and < 30 && (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '(' or '\'' or '-' or '*' or '"' or '/'))
            {
                var word = DateToken.Plain(text[start..at]);
                var (small, capital) = counts.GetValueOrDefault(word);
                counts[word] = char.IsLower(text[start]) ? (small + 1, capital) : (small, capital + 1);
            }

            at = at == start ? at + 1 : at;
        }

        return [.. counts.Where(static count => count.Value.Small * 2 >= count.Value.Capital && count.Value.Small > 0).Select(static count => count.Key)];
    }
}
