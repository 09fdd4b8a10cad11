using System.Collections.Immutable;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>
/// Splits runs into parts of at most <see cref="Limit"/> UTF-16 units as read. It cuts the text before any tag is
/// written, so a style that spans a cut is closed in one part and opened again in the next.
/// </summary>
internal static class Splitter
{
    /// <summary>Characters of a message after its entities are parsed; counting UTF-16 units is never too few.</summary>
    public const int Limit = 4096;

    public static ImmutableArray<ImmutableArray<TextSpan>> Split(ImmutableArray<TextSpan> runs, int limit = Limit)
    {
        var text = string.Concat(runs.Select(run => run.Text));
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<TextSpan>>();
        for (var start = 0; start < text.Length;)
        {
            var end = TextCutting.Next(text, start, limit);
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                parts.Add(Slice(runs, start, end));
            }

            start = end;
        }

        return parts.ToImmutable();
    }

    /// <summary>One part, with an ellipsis when something was cut off.</summary>
    public static ImmutableArray<TextSpan> Shorten(ImmutableArray<TextSpan> runs, int limit = Limit) =>
        Fits(runs, limit) ? runs : [.. Split(runs, limit - 1)[0], new TextSpan("…")];

    public static bool Fits(ImmutableArray<TextSpan> runs, int limit) => runs.Sum(static run => run.Text.Length) <= limit;

    private static ImmutableArray<TextSpan> Slice(ImmutableArray<TextSpan> runs, int start, int end)
    {
        var slice = ImmutableArray.CreateBuilder<TextSpan>();
        var at = 0;
        foreach (var run in runs)
        {
            var (from, to) = (Math.Max(start - at, 0), Math.Min(end - at, run.Text.Length));
            if (from < to)
            {
                slice.Add(run with { Text = run.Text[from..to] });
            }

            at += run.Text.Length;
        }

        return slice.ToImmutable();
    }
}
