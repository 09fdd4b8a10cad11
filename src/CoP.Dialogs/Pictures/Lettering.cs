using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>How words are written.</summary>
/// <param name="Size">The height of a line's letters; less where the words would need more lines.</param>
internal sealed record Hand(float Size, int MostLines = 1, bool IsBold = false)
{
    public SKColor Colour { get; init; } = new(0x1A, 0x1A, 0x1A);
}

/// <summary>Writes words on a picture or a page, centred between two edges and from top to bottom.</summary>
internal sealed class Lettering(SKCanvas canvas, float left, float right)
{
    private const float LineHeight = 1.3f;
    private const float Smaller = 0.93f;
    private const float Smallest = 0.45f;
    private const string Ellipsis = "…";

    private float Width => right - left;

    /// <summary>Writes below <paramref name="top"/>, and says where the words end.</summary>
    public float Write(string text, float top, Hand hand)
    {
        var face = hand.IsBold ? Typefaces.Bold : Typefaces.Regular;
        using var font = new SKFont(face, hand.Size) { Subpixel = true };
        using var ink = new SKPaint { Color = hand.Colour, IsAntialias = true };
        foreach (var line in Fit(LineBreaking.Known(text, face), font, hand))
        {
            canvas.DrawText(line, (left + right) / 2, top + font.Size, SKTextAlign.Center, font, ink);
            top += font.Size * LineHeight;
        }

        return top;
    }

    /// <summary>The lines, after the letters have been made as small as they need.</summary>
    private List<string> Fit(string text, SKFont font, Hand hand)
    {
        var lines = Lines(text, font);
        while ((lines.Count > hand.MostLines || lines.Exists(line => font.MeasureText(line) > Width)) && font.Size * Smaller >= hand.Size * Smallest)
        {
            font.Size *= Smaller;
            lines = Lines(text, font);
        }

        return lines.Count <= hand.MostLines ? lines.ConvertAll(line => Cut(line, font))
            : [.. lines.Take(hand.MostLines - 1), Cut($"{lines[hand.MostLines - 1]} {Ellipsis}", font)];
    }

    private List<string> Lines(string text, SKFont font) => LineBreaking.Lines(LineBreaking.Words(text), font, Width);

    /// <summary>What even the smallest letters have no room for.</summary>
    private string Cut(string line, SKFont font)
    {
        var runes = line.EnumerateRunes().ToList();
        while (font.MeasureText(line) > Width && runes.Count > 1)
        {
            runes.RemoveAt(runes.Count - 1);
            line = $"{string.Concat(runes)}{Ellipsis}";
        }

        return line;
    }
}
