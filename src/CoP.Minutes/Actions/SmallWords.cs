using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>The words that a text also writes small: capitalised at the beginning of a sentence, they are no names.</summary>
internal static class SmallWords
{
    public static HashSet<string> Of(string text)
    {
        HashSet<string> small = new(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            // A name on the net, such as "@amina", is written small and is a name for all that.
            if (at - start > 2 && char.IsLower(text[start]) && (start == 0 || text[start - 1] is ' ' or '\n' or '(' or '\'' or '-'))
            {
                small.Add(DateToken.Plain(text[start..at]));
            }

            at = at == start ? at + 1 : at;
        }

        return small;
    }
}
