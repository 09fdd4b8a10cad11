using CoP.Dialogs.Pictures;
using SkiaSharp;

namespace CoP.Dialogs.Events.Door;

/// <summary>What a picture for the door says.</summary>
/// <param name="Lines">When, and where.</param>
/// <param name="Link">What the code opens; null where nothing can be opened, and the number is typed.</param>
/// <param name="How">One line: what to do with it.</param>
/// <param name="Until">How long it counts.</param>
internal sealed record DoorPoster(string Title, IReadOnlyList<string> Lines, Uri? Link, string Number, string How, string Until)
{
    // A4 at 150 dots an inch.
    private const int Width = 1240;
    private const int Height = 1754;
    private const float Edge = 90;
    private const float Code = 960;
    private static readonly SKColor Accent = new(0x0B, 0x5D, 0x4A);

    /// <summary>As PNG.</summary>
    public byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var band = new SKPaint { Color = Accent };
        canvas.DrawRect(0, 0, Width, Edge / 2, band);
        canvas.DrawRect(0, Height - (Edge / 2), Width, Edge / 2, band);
        Write(canvas);
        using var picture = surface.Snapshot();
        using var bytes = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return bytes.ToArray();
    }

    private void Write(SKCanvas canvas)
    {
        var letters = new Lettering(canvas, Edge, Width - Edge);
        var top = letters.Write(Title, 80, new Hand(72, MostLines: 3, IsBold: true) { Colour = Accent });
        top = Lines.Aggregate(top + 12, (at, line) => letters.Write(line, at, new Hand(38, MostLines: 2)));
        if (Link is not null)
        {
            var left = (Width - Code) / 2;
            QrDrawing.Draw(canvas, Link.AbsoluteUri, new SKRect(left, top + 10, left + Code, top + 10 + Code));
            top += Code + 10;
        }
        else
        {
            top += Code / 3;
        }

        top = letters.Write(Number, top, new Hand(Link is null ? 200 : 96, IsBold: true));
        top = letters.Write(How, top + 4, new Hand(40, MostLines: 2));
        letters.Write(Until, top + 12, new Hand(32) { Colour = new SKColor(0x55, 0x55, 0x55) });
    }
}
