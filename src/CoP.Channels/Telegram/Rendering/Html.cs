namespace CoP.Channels.Telegram.Rendering;

/// <summary>The HTML of <c>parse_mode</c>: four tags, and the three characters that must be escaped in text.</summary>
internal static class Html
{
    public static string Write(IEnumerable<Run> runs) => string.Concat(runs.Where(run => run.Text.Length > 0).Select(Write));

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Write(Run run) => run.Style switch
    {
        RunStyle.Bold => $"<b>{Escape(run.Text)}</b>",
        RunStyle.Italic => $"<i>{Escape(run.Text)}</i>",
        RunStyle.Quote => $"<blockquote>{Escape(run.Text)}</blockquote>",
        _ => Escape(run.Text),
    };
}
