using CoP.Dialogs.Localization;
using CoP.Dialogs.Pictures;
using ScottPlot;

namespace CoP.Dialogs.ActionPoints;

/// <summary>One week: its Monday, what was open and late at its end, what came and went.</summary>
internal sealed record BurnDownPoint(string Day, int Open, int Added, int Done, int Late);

/// <summary>What the lines and bars are called, in the reader's language.</summary>
internal sealed record BurnDownWords(string Title, string Open, string Late, string Added, string Done);

/// <summary>Lines of what was open and late, above bars of what was added and done; drawn so that a phone shows it whole.</summary>
internal sealed record BurnDownChart(BurnDownWords Words, IReadOnlyList<BurnDownPoint> Weeks)
{
    private const int Width = 900;
    private const int Height = 560;
    private const int LongestTitle = 60;
    private const int DayEvery = 5;
    private const int Small = 16;
    private const double BarWidth = 0.36;

    private static readonly Color Green = Color.FromHex("#0B5D4A");
    private static readonly Color Red = Color.FromHex("#C0392B");
    private static readonly Color Pale = Color.FromHex("#B9D8CF");
    private static readonly Color Amber = Color.FromHex("#E9A23B");

    /// <summary>As PNG.</summary>
    public byte[] Draw()
    {
        using var plot = new Plot();
        plot.Font.Set(ChartLetters.Name());
        Bars(plot, Words.Added, Pale, -0.19, static week => week.Added);
        Bars(plot, Words.Done, Amber, 0.19, static week => week.Done);
        Line(plot, Words.Late, Red, 3, static week => week.Late);
        Line(plot, Words.Open, Green, 4, static week => week.Open);
        plot.Title(TextTruncation.Line(Words.Title, LongestTitle), 22);
        (plot.Legend.FontSize, plot.Legend.Orientation) = (Small, Orientation.Horizontal);
        plot.ShowLegend(Edge.Bottom);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
        plot.Grid.XAxisStyle.IsVisible = false;
        Days(plot);
        Counts(plot);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private void Bars(Plot plot, string name, Color colour, double aside, Func<BurnDownPoint, int> value) =>
        plot.Add.Bars(Weeks.Select((week, at) => new Bar { Position = at + aside, Value = value(week), FillColor = colour, LineWidth = 0, Size = BarWidth }).ToArray()).LegendText = name;

    private void Line(Plot plot, string name, Color colour, float width, Func<BurnDownPoint, int> value)
    {
        var line = plot.Add.Scatter(Weeks.Select(static (_, at) => (double)at).ToArray(), Weeks.Select(week => (double)value(week)).ToArray(), colour);
        (line.LegendText, line.LineWidth, line.MarkerSize) = (name, width, 0);
    }

    private void Days(Plot plot)
    {
        var at = Enumerable.Range(0, Weeks.Count).Where(index => (Weeks.Count - 1 - index) % DayEvery == 0).ToArray();
        plot.Axes.Bottom.SetTicks([.. at.Select(static index => (double)index)], [.. at.Select(index => Weeks[index].Day)]);
        (plot.Axes.Bottom.MajorTickStyle.Length, plot.Axes.Bottom.TickLabelStyle.FontSize) = (0, Small);
    }

    /// <summary>Whole numbers only, from nothing up.</summary>
    private void Counts(Plot plot)
    {
        var most = Math.Max(4, Weeks.Select(static week => Math.Max(Math.Max(week.Open, week.Late), Math.Max(week.Added, week.Done))).DefaultIfEmpty().Max());
        var step = (most + 4) / 5;
        double[] ticks = [.. Enumerable.Range(0, (most / step) + 2).Select(index => (double)(index * step))];
        plot.Axes.Left.SetTicks(ticks, [.. ticks.Select(static tick => tick.ToString("0", System.Globalization.CultureInfo.InvariantCulture))]);
        plot.Axes.Left.TickLabelStyle.FontSize = Small;
        plot.Axes.SetLimits(-0.8, Weeks.Count - 0.2, 0, ticks[^1]);
    }
}
