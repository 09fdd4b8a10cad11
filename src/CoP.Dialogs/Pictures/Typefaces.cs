using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>The letters of all that is drawn. They come with the program: where it runs no font need be installed.</summary>
internal static class Typefaces
{
    public static SKTypeface Regular { get; } = Load("DejaVuSans");

    public static SKTypeface Bold { get; } = Load("DejaVuSans-Bold");

    private static SKTypeface Load(string name)
    {
        using var bytes = typeof(Typefaces).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")!;
        return SKTypeface.FromStream(bytes);
    }
}
