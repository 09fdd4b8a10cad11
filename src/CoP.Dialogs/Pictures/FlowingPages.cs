using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>Words on pages of A4, from top to bottom and on to the next page; each has its number.</summary>
internal sealed class FlowingPages : IDisposable
{
    // A4 upright, in points.
    private const float Width = 595;
    private const float Height = 842;
    private const float Margin = 56;
    private const float LineWidth = Width - (2 * Margin);
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
        foreach (var line in Lines(LineBreaking.Known(words, face), font))
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

    private static List<string> Lines(string words, SKFont font) => LineBreaking.Lines(LineBreaking.Words(words).SelectMany(word => Pieces(word, font)), font, LineWidth);

    /// <summary>What is longer than a line, such as an address of a page, goes on in the next.</summary>
    private static List<string> Pieces(string word, SKFont font)
    {
        if (font.MeasureText(word) <= LineWidth)
        {
            return [word];
        }

        List<string> pieces = [""];
        foreach (var letter in word.EnumerateRunes().Select(static rune => rune.ToString()))
        {
            if (pieces[^1].Length > 0 && font.MeasureText(pieces[^1] + letter) > LineWidth)
            {
                pieces.Add("");
            }

            pieces[^1] += letter;
        }

        return pieces;
    }
}
