using System.Globalization;
using System.Text;

namespace CoP.Community;

/// <summary>Text without what people leave out on a phone, for comparing what they type.</summary>
public static class TextNormalizer
{
    private static readonly char[] Outer = [' ', '.', ',', '!', '?', '¡', '¿', '\u00a0', '\u202f', '\n', '\r', '\t'];

    /// <summary>In lower case, without accents, with a straight apostrophe.</summary>
    public static string Normalize(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in WellFormed(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(letter == '’' ? '\'' : letter));
            }
        }

        return plain.ToString();
    }

    /// <summary>The same without spaces and punctuation around it: what a short answer or the name of a choice is compared by.</summary>
    public static string NormalizeWhole(string text) => Normalize(text).Trim(Outer);

    // Half of a surrogate pair cannot be normalised, and anything may be typed.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
