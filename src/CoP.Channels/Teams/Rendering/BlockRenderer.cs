using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Draws the blocks of a message.</summary>
internal sealed class BlockRenderer(ButtonRenderer buttons)
{
    /// <summary>A separator is drawn as a line above whatever follows it.</summary>
    public IEnumerable<JsonNode> Draw(IEnumerable<Block> blocks, ButtonContext context)
    {
        var separate = false;
        foreach (var block in blocks)
        {
            var first = true;
            foreach (var element in Draw(block, context))
            {
                if (separate && first)
                {
                    element["separator"] = true;
                    element["spacing"] = "medium";
                }

                first = false;
                yield return element;
            }

            separate = block is Separator;
        }
    }

    private IEnumerable<JsonNode> Draw(Block block, ButtonContext context) => block switch
    {
        Paragraph { Tone: Tone.Quote } quote => [Elements.Container(Lines(quote), "emphasis")],
        Paragraph paragraph => Lines(paragraph),
        Facts facts => [FactSet(facts)],
        Entry entry => [Row(entry, context)],
        Formatted formatted => FormattedBlocks.Draw(formatted.Markup),
        Sample sample => SampleElements.Draw(sample, inner => Draw(inner, context)),
        Separator => [],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such block."),
    };

    /// <summary>One element a line, since clients differ in what a line break inside a run becomes; an empty line is space.</summary>
    private static IEnumerable<JsonNode> Lines(Paragraph paragraph)
    {
        var spacing = "default";
        foreach (var line in paragraph.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Elements.Line(line, paragraph.Tone, spacing);
            }

            spacing = string.IsNullOrWhiteSpace(line) ? "default" : "none";
        }
    }

    private static JsonObject FactSet(Facts facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Items.Select(static fact => (JsonNode)new JsonObject
        {
            ["title"] = PlainText.Markdown(fact.Label),
            ["value"] = PlainText.Markdown(fact.Value),
        })]),
    };

    private JsonObject Row(Entry entry, ButtonContext context)
    {
        var words = Elements.Column("stretch", Words(entry));
        return entry.Open is { } open
            ? Elements.Columns(words, Elements.Column("auto", [buttons.Of(open, entry.Title, context)]))
            : Elements.Columns(words);
    }

    private static IEnumerable<JsonNode> Words(Entry entry) =>
        [Elements.Line(entry.Title, Tone.Strong), .. Details(entry.Details)];

    private static IEnumerable<JsonNode> Details(string? details) =>
        (details ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => Elements.Line(line, Tone.Subtle, "none"));
}
