using CoP.Dialogs.Localization;
using CoP.Dialogs.Pictures;
using ScottPlot;

namespace CoP.Dialogs.Events.Statistics;

/// <summary>One event: its day, who registered, and who came.</summary>
internal sealed record FigureBar(string Day, int Registered, int Present);

/// <summary>Two bars an event, side by side, the oldest first; drawn so that a phone shows it whole.</summary>
/// <param name="Registered">What the first bars are.</param>
/// <param name="Present">What the second bars are.</param>
internal sealed record FigureChart(string Title, string Registered, string Present, IReadOnlyList<FigureBar> Bars)
{
    /// <summary>Half a year of weeks: more would be too narrow to be told apart.</summary>
    public const int MostEvents = 26;

    private const int Width = 900;
    private const int Height = 560;
    private const int LongestTitle = 60;

    /// <summary>So many days fit below the bars; of more every other one is written, or every third.</summary>
    private const int MostDays = 9;

    private const double BarWidth = 0.38;
    private static readonly Color Green = Color.FromHex("#0B5D4A");
    private static readonly Color Amber = Color.FromHex("#E9A23B");

    /// <summary>As PNG.</summary>
    public byte[] Draw()
    {
        using var plot = new Plot();
        plot.Font.Set(ChartLetters.Name());
        Add(plot, Registered, Green, -0.2, static bar => bar.Registered);
        Add(plot, Present, Amber, 0.2, static bar => bar.Present);
        plot.Title(TextTruncation.Line(Title, LongestTitle), 22);
        plot.Legend.FontSize = 18;
        plot.ShowLegend(Edge.Top);
        plot.HideGrid();
        Days(plot);
        plot.Axes.Left.TickLabelStyle.FontSize = 16;
        plot.Axes.Margins(bottom: 0, top: 0.15);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private void Add(Plot plot, string name, Color colour, double aside, Func<FigureBar, int> value)
    {
        var bars = plot.Add.Bars(Bars.Select((bar, at) => new Bar { Position = at + aside, Value = value(bar), FillColor = colour, LineWidth = 0, Size = BarWidth, Label = Bars.Count <= MostDays ? $"{value(bar)}" : "" }).ToArray());
        (bars.LegendText, bars.ValueLabelStyle.FontSize) = (name, 16);
    }

    private void Days(Plot plot)
    {
        var every = (Bars.Count + MostDays - 1) / MostDays;
        var at = Enumerable.Range(0, Bars.Count).Where(index => index % every == 0).ToArray();
        plot.Axes.Bottom.SetTicks([.. at.Select(static index => (double)index)], [.. at.Select(index => Bars[index].Day)]);
        (plot.Axes.Bottom.MajorTickStyle.Length, plot.Axes.Bottom.TickLabelStyle.FontSize) = (0, 16);
    }
}
