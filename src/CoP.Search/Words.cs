using System.Globalization;
using System.Text;

namespace CoP.Search;

/// <summary>Text as the index holds it: words in lower case, without accents, as people leave them out on a phone.</summary>
internal static class Words
{
    /// <summary>Longer ones are no words that anybody types.</summary>
    private const int Longest = 40;

    /// <summary>In the order in which they stand. The apostrophe of "Murang'a" and "ng'ombe" joins; any other ends a word.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var plain = Plain(text);
        var word = new StringBuilder(Longest);
        for (var at = 0; at < plain.Length; at++)
        {
            if (char.IsLetterOrDigit(plain[at]))
            {
                word.Append(plain[at]);
            }
            else if (word.Length > 0 && !Joins(plain, at))
            {
                yield return Take(word);
            }
        }

        if (word.Length > 0)
        {
            yield return Take(word);
        }
    }

    /// <summary>Runs of letters that overlap, across a word and its edges: what two spellings of a word share.</summary>
    /// <example><c>wazee</c> in fours: <c>_waz waze azee zee_</c></example>
    public static IEnumerable<string> Grams(string word, int length)
    {
        var edged = $"_{word}_";
        return edged.Length <= length ? [edged] : Enumerable.Range(0, edged.Length - length + 1).Select(at => edged.Substring(at, length));
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(letter is '\u2019' or '\u02BC' ? '\'' : letter));
            }
        }

        return plain.ToString();
    }

    private static bool Joins(string plain, int at) =>
        plain[at] == '\'' && at > 1 && at + 1 < plain.Length && plain[at - 1] == 'g' && plain[at - 2] == 'n' && char.IsLetter(plain[at + 1]);

    private static string Take(StringBuilder word)
    {
        var taken = word.Length > Longest ? word.ToString(0, Longest) : word.ToString();
        word.Clear();
        return taken;
    }
}
