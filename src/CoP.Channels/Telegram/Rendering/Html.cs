using System.Globalization;
using System.Text;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The HTML of <c>parse_mode</c>: five tags, and the characters that must be escaped in text and addresses.</summary>
internal static class Html
{
    public static string Write(IEnumerable<TextSpan> runs)
    {
        var html = new StringBuilder();
        var quoting = false;
        foreach (var run in runs.Where(static run => run.Text.Length > 0))
        {
            html.Append((quoting, run.IsQuote) switch { (false, true) => "<blockquote>", (true, false) => "</blockquote>", _ => "" });
            quoting = run.IsQuote;
            html.Append(Inside(run));
        }

        return html.Append(quoting ? "</blockquote>" : "").ToString();
    }

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Inside(TextSpan run)
    {
        var html = Escape(run.Text);
        html = run.Style.HasFlag(RunStyle.Italic) ? $"<i>{html}</i>" : html;
        html = run.Style.HasFlag(RunStyle.Bold) ? $"<b>{html}</b>" : html;
        html = run.Time is { } time ? string.Create(CultureInfo.InvariantCulture, $"<tg-time unix=\"{time.At.ToUnixTimeSeconds()}\"{Format(time.Style)}>{html}</tg-time>") : html;
        return run.Link is { } link ? $"<a href=\"{Address(link)}\">{html}</a>" : html;
    }

    /// <summary>What clients write in the place of the words; older ones, and where there is no format, show the words.</summary>
    private static string Format(TimeStyle style) => style switch
    {
        TimeStyle.TimeOfDay => " format=\"t\"",
        TimeStyle.DayAndTime => " format=\"wdt\"",
        _ => "",
    };

    private static string Address(Uri link) => Escape(link.AbsoluteUri).Replace("\"", "&quot;", StringComparison.Ordinal);
}
