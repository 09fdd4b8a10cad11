using System.Text;
using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>Puts words into lines, for pictures and pages alike.</summary>
internal static class LineBreaking
{
    /// <summary>As many words to a line as fit; one that is longer than a line stands alone.</summary>
    public static List<string> Lines(IEnumerable<string> words, SKFont font, float width)
    {
        List<string> lines = [];
        foreach (var word in words)
        {
            var longer = lines is [.., var last] ? $"{last} {word}" : word;
            if (lines.Count > 0 && font.MeasureText(longer) <= width)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without what the font has no letters for: an emoji would be an empty box.</summary>
    public static string Known(string text, SKTypeface face) =>
        string.Concat(text.EnumerateRunes().Where(rune => Rune.IsWhiteSpace(rune) || face.GetGlyph(rune.Value) != 0));
}
