using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Element = Markdig.Syntax.Block;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>Flattens the parser's tree into passages.</summary>
internal sealed class PassageParser(string markup)
{
    public IEnumerable<Passage> Read(MarkdownDocument document) => Read(document, null);

    private IEnumerable<Passage> Read(ContainerBlock container, ListMark? mark)
    {
        foreach (var block in container)
        {
            foreach (var passage in Read(block, mark))
            {
                yield return passage;
                mark = null; // A further paragraph of an item has no mark of its own.
            }
        }
    }

    private IEnumerable<Passage> Read(Element block, ListMark? mark) => block switch
    {
        ListBlock list => Items(list, Depth(list)),
        LinkReferenceDefinitionGroup or LinkReferenceDefinition => Literal(block, mark), // Reading it would hide it.
        ParagraphBlock { Inline: { } inlines } => Words(inlines, mark),
        ContainerBlock container => Read(container, mark),
        _ => Literal(block, mark),
    };

    private static int Depth(ListBlock list)
    {
        var depth = 0;
        for (var parent = list.Parent; parent is not null; parent = parent.Parent)
        {
            depth += parent is ListBlock ? 1 : 0;
        }

        return depth;
    }

    private IEnumerable<Passage> Items(ListBlock list, int depth) => list.OfType<ListItemBlock>()
        .SelectMany(item => Read(item, new ListMark(depth, list.IsOrdered ? item.Order : null)));

    private static IEnumerable<Passage> Words(ContainerInline inlines, ListMark? mark)
    {
        ImmutableArray<Span> spans = [.. SpanParser.Read(inlines)];
        return spans.IsEmpty ? [] : [new Passage(spans, mark)];
    }

    private IEnumerable<Passage> Literal(Element block, ListMark? mark)
    {
        var source = block.Span is { IsEmpty: false } span ? markup[span.Start..Math.Min(span.End + 1, markup.Length)].Trim() : "";
        return source.Length == 0 ? [] : [new Passage([new Span(source)], mark)];
    }
}
