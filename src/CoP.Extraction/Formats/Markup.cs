using System.Buffers;
using System.Collections.Frozen;

namespace CoP.Extraction.Formats;

/// <summary>What the tags of HTML mean for the text between them.</summary>
internal static class Markup
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
            "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "title", "tr", "ul",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private static readonly FrozenSet<string> Beginnings = FrozenSet.ToFrozenSet(
        [.. Blocks, "!doctype", "a", "b", "base", "body", "em", "font", "i", "img", "link", "meta", "script", "span", "strong", "style", "svg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line ends where the element begins and where it ends.</summary>
    public static bool IsBlock(string tag) => Blocks.Contains(tag);

    /// <summary>Whether a text begins as pages do: with a tag of HTML, a comment, or what XML says first.</summary>
    public static bool Begins(string text)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        return start is ['<', ..] && (start.StartsWith("<!--", StringComparison.Ordinal)
            || (start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<html", StringComparison.OrdinalIgnoreCase))
            || Beginnings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Name(start[1..])));
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(NameEnds);
        return end < 0 ? tag : tag[..end];
    }
}
