using ScottPlot;
using SkiaSharp;

namespace CoP.Dialogs.Pictures;

/// <summary>The letters that come with the program, for charts.</summary>
internal sealed class ChartLetters : IFontResolver
{
    private const string Own = "CoP";

    static ChartLetters() => ScottPlot.Fonts.FontResolvers.Insert(0, new ChartLetters());

    /// <summary>What a chart calls them.</summary>
    public static string Name() => Own;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Own ? bold ? Typefaces.Bold : Typefaces.Regular : null;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);
}
