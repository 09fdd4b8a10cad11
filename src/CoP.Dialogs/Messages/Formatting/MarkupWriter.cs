using System.Text;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>Writes light markup from words and styles, so that reading it gives them back.</summary>
public static class MarkupWriter
{
    private const string Marks = "\\*[]()<>";

    public static string Write(IEnumerable<Span> spans) => string.Concat(spans.Select(static span => Write(span, Escape)));

    /// <summary>For words that a person typed with styles: the lists they typed, line by line, stay lists.</summary>
    public static string WriteTyped(IEnumerable<Span> spans) => string.Concat(spans.Select(static span => Write(span, EscapeMarks)));

    private static string EscapeMarks(string words) =>
        string.Concat(words.Select(static letter => Marks.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));

    internal static string Escape(string words)
    {
        var markup = new StringBuilder(words.Length);
        var line = 0;
        for (var i = 0; i < words.Length; i++)
        {
            markup.Append(IsMark(words[i], words.AsSpan(line, i - line)) ? "\\" : "").Append(words[i]);
            line = words[i] == '\n' ? i + 1 : line;
        }

        return markup.ToString();
    }

    /// <summary>A dash or <c>12.</c> begins a list only where nothing stands before it on its line.</summary>
    private static bool IsMark(char letter, ReadOnlySpan<char> before) => letter switch
    {
        '-' or '+' => before.IsWhiteSpace(),
        '.' => before.TrimStart() is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9'),
        _ => Marks.Contains(letter, StringComparison.Ordinal),
    };

    /// <summary>Marks must touch the words they style, so outer spaces stay outside.</summary>
    private static string Write(Span span, Func<string, string> escape)
    {
        var words = span.Text.Trim();
        if (words.Length == 0)
        {
            return span.Text;
        }

        var start = span.Text.IndexOf(words, StringComparison.Ordinal);
        return span.Text[..start] + Styled(span, words, escape) + span.Text[(start + words.Length)..];
    }

    private static string Styled(Span span, string words, Func<string, string> escape)
    {
        var marks = (span.Bold ? "**" : "") + (span.Italic ? "*" : "");
        return marks + Linked(span.Link, words, escape) + string.Concat(marks.Reverse());
    }

    private static string Linked(Uri? link, string words, Func<string, string> escape) => link is null ? escape(words)
        : words == link.OriginalString ? words
        : $"[{escape(words)}](<{link.AbsoluteUri}>)";
}
