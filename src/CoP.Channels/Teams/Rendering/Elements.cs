using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>The elements of Adaptive Cards 1.5 that our cards are made of.</summary>
internal static class Elements
{
    /// <summary>A heading for eyes and screen readers alike; only text blocks can be one.</summary>
    public static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = PlainText.Markdown(text),
        ["style"] = "heading",
        ["size"] = "large",
        ["weight"] = "bolder",
        ["wrap"] = true,
    };

    /// <summary>Looks like a heading but is none: the card has one already.</summary>
    public static JsonObject Title(string text) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = PlainText.Markdown(text),
        ["size"] = "large",
        ["weight"] = "bolder",
        ["wrap"] = true,
    };

    /// <summary>Words with marks: whoever calls has escaped what is none.</summary>
    public static JsonObject Marked(string markdown) => new() { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true };

    /// <summary>One line of plain words: a rich text block wraps, and reads nothing into its runs.</summary>
    public static JsonObject Line(string text, Tone tone = Tone.Normal, string spacing = "default") => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = spacing,
        ["inlines"] = new JsonArray(Run(text, tone)),
    };

    public static JsonObject Container(IEnumerable<JsonNode> items, string style) =>
        new() { ["type"] = "Container", ["style"] = style, ["items"] = new JsonArray([.. items]) };

    public static JsonObject Columns(params JsonNode[] columns) =>
        new() { ["type"] = "ColumnSet", ["separator"] = true, ["columns"] = new JsonArray(columns) };

    public static JsonObject Column(string width, IEnumerable<JsonNode> items) => new()
    {
        ["type"] = "Column",
        ["width"] = width,
        ["verticalContentAlignment"] = "center",
        ["items"] = new JsonArray([.. items]),
    };

    private static JsonObject Run(string text, Tone tone)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = PlainText.Run(text) };
        switch (tone)
        {
            case Tone.Subtle:
                run["isSubtle"] = true;
                run["size"] = "small";
                break;
            case Tone.Strong:
                run["weight"] = "bolder";
                break;
            case Tone.Problem:
                run["color"] = "attention";
                run["weight"] = "bolder";
                break;
            case Tone.Good:
                run["color"] = "good";
                break;
        }

        return run;
    }
}
