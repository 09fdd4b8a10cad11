using CoP.Dialogs.Pictures;
using SkiaSharp;

namespace CoP.Dialogs.Events.Afterwards;

/// <summary>What a certificate of attendance says, from top to bottom.</summary>
/// <param name="Heading">What it is.</param>
/// <param name="Lead">What stands before the name.</param>
/// <param name="Attended">What stands between the name and the title.</param>
/// <param name="Facts">When, how long, and who was the host.</param>
/// <param name="Foot">Who gives it, and when.</param>
internal sealed record CertificatePage(string Heading, string Lead, string Name, string Attended, string Title, IReadOnlyList<string> Facts, string Foot)
{
    // A4 across, in points.
    private const float Width = 842;
    private const float Height = 595;
    private static readonly SKColor Accent = new(0x0B, 0x5D, 0x4A);
    private static readonly SKColor Faint = new(0x55, 0x55, 0x55);

    /// <summary>As PDF.</summary>
    public byte[] Draw(DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = $"{Heading}: {Title}", Creation = now.UtcDateTime, Modified = now.UtcDateTime }))
        {
            Write(document.BeginPage(Width, Height));
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }

    private void Write(SKCanvas canvas)
    {
        using var frame = new SKPaint { Color = Accent, Style = SKPaintStyle.Stroke, StrokeWidth = 3, IsAntialias = true };
        canvas.DrawRect(24, 24, Width - 48, Height - 48, frame);
        frame.StrokeWidth = 0.75f;
        canvas.DrawRect(31, 31, Width - 62, Height - 62, frame);

        var letters = new Lettering(canvas, 80, Width - 80);
        var top = letters.Write(Heading, 72, new Hand(34, IsBold: true) { Colour = Accent });
        top = letters.Write(Lead, top + 22, new Hand(14) { Colour = Faint });
        top = letters.Write(Name, top + 12, new Hand(32, IsBold: true));
        top = letters.Write(Attended, top + 14, new Hand(14) { Colour = Faint });
        top = letters.Write(Title, top + 12, new Hand(24, MostLines: 3, IsBold: true));
        top = Facts.Aggregate(top + 18, (at, fact) => letters.Write(fact, at, new Hand(14, MostLines: 2)));
        letters.Write(Foot, Math.Max(top + 10, Height - 76), new Hand(11) { Colour = Faint });
    }
}
