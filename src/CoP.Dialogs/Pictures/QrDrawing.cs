using QRCoder;
using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>Draws a QR code, with the quiet zone around it that readers need.</summary>
internal static class QrDrawing
{
    public static void Draw(SKCanvas canvas, string content, SKRect square)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.Q);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        var rows = code.ModuleMatrix;
        var cell = square.Width / rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                if (rows[row][column])
                {
                    canvas.DrawRect(square.Left + (column * cell), square.Top + (row * cell), cell, cell, ink);
                }
            }
        }
    }
}
