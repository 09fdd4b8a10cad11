using Markdig.Syntax.Inlines;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>Reads the words of one paragraph with their styles; neighbours of one style are one span.</summary>
internal static class SpanParser
{
    public static IEnumerable<Span> Read(ContainerInline inlines) => Joined(All(inlines, default));

    private static IEnumerable<Span> All(ContainerInline inlines, Span style) => inlines.SelectMany(inline => Read(inline, style));

    private static IEnumerable<Span> Read(Inline inline, Span style) => inline switch
    {
        LiteralInline literal => [style with { Text = literal.Content.ToString() }],
        LineBreakInline => [style with { Text = "\n" }],
        EmphasisInline { DelimiterCount: 2 } strong => All(strong, style with { Bold = true }),
        EmphasisInline emphasis => All(emphasis, style with { Italic = true }),
        LinkInline link => Read(link, style),
        DelimiterInline open => [style with { Text = open.ToLiteral() }, .. All(open, style)],
        ContainerInline container => All(container, style),
        _ => [],
    };

    /// <summary>A picture is its words; an address that may not be opened is written out after its label.</summary>
    private static IEnumerable<Span> Read(LinkInline link, Span style) =>
        link.IsImage ? Literal(link, style, "![")
        : SafeLink.Of(link.Url) is { } safe ? All(link, style with { Link = safe })
        : Literal(link, style, "[");

    private static IEnumerable<Span> Literal(LinkInline link, Span style, string open) => link.IsAutoLink
        ? All(link, style)
        : [style with { Text = open }, .. All(link, style), style with { Text = $"]({link.Url})" }];

    private static IEnumerable<Span> Joined(IEnumerable<Span> spans)
    {
        var last = default(Span);
        foreach (var span in spans.Where(static span => span.Text is { Length: > 0 }))
        {
            if (last.Text is not null && last with { Text = "" } != span with { Text = "" })
            {
                yield return last;
                last = span;
            }
            else
            {
                last = span with { Text = last.Text + span.Text };
            }
        }

        if (last.Text is not null)
        {
            yield return last;
        }
    }
}
