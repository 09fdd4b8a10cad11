using System.Text.Json.Nodes;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Light markup as text blocks, which read the same Markdown marks; whatever is no mark is escaped.</summary>
internal static class FormattedBlocks
{
    /// <summary>A text block for a paragraph, and one for the whole of a list.</summary>
    public static IEnumerable<JsonNode> Draw(string markup)
    {
        List<Passage> list = [];
        foreach (var passage in LightMarkup.Read(markup))
        {
            if (passage.Mark is null && list.Count > 0)
            {
                yield return List(list);
                list = [];
            }

            if (passage.Mark is null)
            {
                yield return Elements.Marked(string.Concat(passage.Spans.Select(static span => Write(span, "\n\n"))));
            }
            else
            {
                list.Add(passage);
            }
        }

        if (list.Count > 0)
        {
            yield return List(list);
        }
    }

    /// <summary>Teams' phones know no lists in lists: what is deeper keeps its mark as words.</summary>
    private static JsonObject List(List<Passage> items)
    {
        var numbered = items[0].Mark!.Value.Number is not null;
        return Elements.Marked(string.Join('\r', items.Select((item, at) => Item(item, numbered, at))));
    }

    private static string Item(Passage item, bool numbered, int at)
    {
        var mark = item.Mark!.Value;
        var begin = mark switch
        {
            { Depth: 0, Number: { } number } when numbered => $"{number}. ",
            _ when numbered => $"{at + 1}. {PlainText.Markdown(mark.Text)} ",
            { Number: not null } => $"- {PlainText.Markdown(mark.Text)} ",
            { Depth: > 0 } => "- – ",
            _ => "- ",
        };
        return begin + string.Concat(item.Spans.Select(static span => Write(span, " ")));
    }

    /// <summary>A mark must touch its words and stay on its line.</summary>
    private static string Write(Span span, string lineBreak) =>
        string.Join(lineBreak, span.Text.Split('\n').Select(line => WriteLine(span, line)));

    private static string WriteLine(Span span, string line)
    {
        var words = line.Trim();
        if (words.Length == 0)
        {
            return line;
        }

        var start = line.IndexOf(words, StringComparison.Ordinal);
        return line[..start] + Styled(span, words) + line[(start + words.Length)..];
    }

    private static string Styled(Span span, string words)
    {
        var text = PlainText.Markdown(words);
        text = span.Italic ? $"_{text}_" : text;
        text = span.Bold ? $"**{text}**" : text;
        return span.Link is { } link ? $"[{text}]({Address(link)})" : text;
    }

    private static string Address(Uri link) => link.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal)
        .Replace("{", "%7B", StringComparison.Ordinal);
}
