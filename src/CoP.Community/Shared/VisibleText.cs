using System.Globalization;
using System.Text;

namespace CoP.Community;

/// <summary>What can be seen of a text. Phones and clients leave spaces without width, marks of direction and the like, and none of them is a word.</summary>
public static class VisibleText
{
    // Letters and symbols by their category, yet drawn as nothing (Unicode: Default_Ignorable_Code_Point, and the blank pattern of Braille).
    private const string Fillers = "\u115F\u1160\u2800\u3164\uFFA0";
    private const string QuotationMarks = "\"'`´<>";

    /// <summary>The text without what cannot be seen at its ends.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Whether nothing was said: nothing can be seen, or only quotation marks around nothing.</summary>
    public static bool IsNone(string? text) => text is null || !text.EnumerateRunes().Any(Says);

    private static bool IsSpace(char letter) =>
        char.IsWhiteSpace(letter) || Fillers.Contains(letter, StringComparison.Ordinal)
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool Says(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => false,
        _ => !(rune.IsBmp && (Fillers + QuotationMarks).Contains((char)rune.Value, StringComparison.Ordinal)),
    };
}
