using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>
/// Reads the light markup of <see cref="Formatted"/>: paragraphs, <c>**bold**</c>, <c>*italic*</c>, lists with <c>-</c> or
/// <c>1.</c>, <c>[label](https://link)</c> and bare links, with <c>\</c> before a mark that is none. Everything else is
/// literal: HTML, headings, code, pictures, and links of other schemes than http, https and mailto.
/// </summary>
public static class LightMarkup
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Never fails: what cannot be read as markup is one literal passage.</summary>
    public static ImmutableArray<Passage> Read(string markup)
    {
        try
        {
            var lines = ListEnds.Mark(markup);
            return [.. new PassageParser(lines).Read(Markdown.Parse(lines, Pipeline))];
        }
        catch (ArgumentException) // Nested deeper than the parser goes: nobody writes that to be read.
        {
            return [new Passage([new Span(markup)])];
        }
    }

    /// <summary>The words without their marks, a line for each passage: for notifications and screen readers.</summary>
    public static string Plain(string markup) =>
        string.Join('\n', Read(markup).Select(static passage => passage.Mark is { } mark ? $"{mark.Text} {passage.Text}" : passage.Text));

    /// <summary>Markup that reads as exactly these words.</summary>
    public static string Escape(string words) => MarkupWriter.Escape(words);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new ListBlockParser(), new ParagraphBlockParser { ParseSetextHeadings = false }]);
        builder.InlineParsers.Clear();
        builder.InlineParsers.AddRange([new LinkInlineParser(), new EscapeInlineParser(), Emphasis(), new LineBreakInlineParser()]);
        return builder.DisableHtml().UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true }).Build();
    }

    // Underscores are part of names and addresses far more often than they are marks.
    private static EmphasisInlineParser Emphasis()
    {
        var emphasis = new EmphasisInlineParser();
        emphasis.EmphasisDescriptors.RemoveAll(static descriptor => descriptor.Character == '_');
        return emphasis;
    }
}
