using System.Globalization;
using System.Text;

namespace CoP.Dialogs.Forms;

/// <summary>Words without what people leave out on a phone: case, accents, outer spaces and punctuation.</summary>
internal static class Plain
{
    private static readonly char[] Outer = [' ', '.', ',', '!', '?', '¡', '¿', '\u00a0', '\u202f', '\n', '\r', '\t'];

    public static string Of(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var letter in Composed(words).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(letter == '’' ? '\'' : letter));
            }
        }

        return plain.ToString().Trim(Outer);
    }

    // Half of a surrogate pair cannot be normalised, and anything may be typed.
    private static string Composed(string words) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(words));
}
