using System.Text;
using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>Words on pages of A4, from top to bottom and on to the next page; each has its number.</summary>
internal sealed class FlowingPages : IDisposable
{
    // A4 upright, in points.
    private const float Width = 595;
    private const float Height = 842;
    private const float Margin = 56;
    private const float LineHeight = 1.4f;
    private const float Size = 11;
    private const float Foot = 9;
    private static readonly SKColor Accent = new(0x0B, 0x5D, 0x4A);
    private static readonly SKColor Ink = new(0x1A, 0x1A, 0x1A);
    private readonly MemoryStream _bytes = new();
    private readonly SKDocument _document;
    private readonly string _title;
    private SKCanvas _page;
    private float _top = Margin;
    private int _number = 1;

    public FlowingPages(string title, DateTimeOffset now)
    {
        _title = title;
        _document = SKDocument.CreatePdf(_bytes, new SKDocumentPdfMetadata { Title = title, Creation = now.UtcDateTime, Modified = now.UtcDateTime });
        _page = _document.BeginPage(Width, Height);
    }

    public void NewPage()
    {
        EndPage();
        (_page, _top, _number) = (_document.BeginPage(Width, Height), Margin, _number + 1);
    }

    /// <param name="level">1 for the largest.</param>
    public void Heading(string words, int level) => Write(words, Typefaces.Bold, level == 1 ? 20 : 13, Accent, before: _top > Margin ? 10 : 0);

    /// <summary>A paragraph; nothing for null.</summary>
    public void Words(string? words) => Write(words ?? "", Typefaces.Regular, Size, Ink, before: 3);

    /// <summary>All of it, as PDF.</summary>
    public byte[] Finish()
    {
        EndPage();
        _document.Close();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }

    private void Write(string words, SKTypeface face, float size, SKColor colour, float before)
    {
        using var font = new SKFont(face, size) { Subpixel = true };
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        _top += before;
        foreach (var line in Lines(Known(words, face), font))
        {
            if (_top + (size * LineHeight) > Height - Margin)
            {
                NewPage();
            }

            _page.DrawText(line, Margin, _top + size, SKTextAlign.Left, font, ink);
            _top += size * LineHeight;
        }
    }

    private void EndPage()
    {
        using var font = new SKFont(Typefaces.Regular, Foot);
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        _page.DrawText($"{_title} · {_number}", Width / 2, Height - (Margin / 2), SKTextAlign.Center, font, ink);
        _document.EndPage();
    }

    private static List<string> Lines(string words, SKFont font)
    {
        List<string> lines = [];
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, font)))
        {
            var longer = lines is [.., var last] ? $"{last} {word}" : word;
            if (lines.Count > 0 && font.MeasureText(longer) <= Width - (2 * Margin))
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

    /// <summary>What is longer than a line, such as an address of a page, goes on in the next.</summary>
    private static IEnumerable<string> Pieces(string word, SKFont font)
    {
        while (font.MeasureText(word) > Width - (2 * Margin) && word.Length > 1)
        {
            var fits = Math.Max(1, Enumerable.Range(1, word.Length - 1).TakeWhile(length => font.MeasureText(word[..length]) <= Width - (2 * Margin)).LastOrDefault(1));
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    /// <summary>Without what the font has no letters for: an emoji would be an empty box.</summary>
    private static string Known(string text, SKTypeface face) =>
        string.Concat(text.EnumerateRunes().Where(rune => Rune.IsWhiteSpace(rune) || face.GetGlyph(rune.Value) != 0));
}
