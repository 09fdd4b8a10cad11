using System.Text;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>Writes light markup from words and styles, so that reading it gives them back.</summary>
public static class MarkupWriter
{
    private const string Marks = "\\*[]()<>";

    public static string Write(IEnumerable<Span> spans) => string.Concat(spans.Select(Write));

    internal static string Escape(string words)
    {
        var markup = new StringBuilder(words.Length);
        var startsLine = true;
        foreach (var letter in words)
        {
            markup.Append(IsMark(letter, startsLine) ? "\\" : "").Append(letter);
            startsLine = letter == '\n' || (startsLine && char.IsWhiteSpace(letter));
        }

        return markup.ToString();
    }

    private static bool IsMark(char letter, bool startsLine) =>
        Marks.Contains(letter, StringComparison.Ordinal) || (startsLine && letter is '-' or '+');

    /// <summary>Marks must touch the words they style, so outer spaces stay outside.</summary>
    private static string Write(Span span)
    {
        var words = span.Text.Trim();
        if (words.Length == 0)
        {
            return span.Text;
        }

        var start = span.Text.IndexOf(words, StringComparison.Ordinal);
        return span.Text[..start] + Styled(span, words) + span.Text[(start + words.Length)..];
    }

    private static string Styled(Span span, string words)
    {
        var marks = (span.Bold ? "**" : "") + (span.Italic ? "*" : "");
        return marks + Linked(span.Link, words) + string.Concat(marks.Reverse());
    }

    private static string Linked(Uri? link, string words) => link is null ? Escape(words)
        : words == link.OriginalString ? words
        : $"[{Escape(words)}](<{link.AbsoluteUri}>)";
}
