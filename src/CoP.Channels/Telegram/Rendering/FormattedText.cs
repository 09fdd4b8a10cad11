using CoP.Dialogs.Messages.Formatting;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>Light markup as runs. Telegram has no lists, so an item begins with its mark.</summary>
internal static class FormattedText
{
    private const string Indent = "   ";

    public static IEnumerable<TextSpan> Of(string markup)
    {
        Passage? before = null;
        foreach (var passage in LightMarkup.Read(markup))
        {
            yield return new TextSpan(Gap(before, passage) + Mark(passage));
            foreach (var run in passage.Spans.SelectMany(Of))
            {
                yield return run;
            }

            before = passage;
        }
    }

    private static string Gap(Passage? before, Passage passage) =>
        before is null ? "" : before.Mark is not null && passage.Mark is not null ? "\n" : "\n\n";

    private static string Mark(Passage passage) =>
        passage.Mark is { } mark ? $"{string.Concat(Enumerable.Repeat(Indent, Math.Min(mark.Depth, 4)))}{mark.Text} " : "";

    private static IEnumerable<TextSpan> Of(Span span)
    {
        var style = (span.Bold ? RunStyle.Bold : RunStyle.Plain) | (span.Italic ? RunStyle.Italic : RunStyle.Plain);
        return span.Link is not { } link ? [new TextSpan(span.Text, style)]
            : Opens(link) ? [new TextSpan(span.Text, style, link)]
            : [new TextSpan(span.Text, style), new TextSpan(IsSaid(span.Text, link) ? "" : $" ({link.OriginalString})")];
    }

    /// <summary>Telegram makes links of mail addresses by itself, and of no host without a dot.</summary>
    private static bool Opens(Uri link) => link.Scheme != Uri.UriSchemeMailto && link.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsSaid(string words, Uri link) =>
        link.OriginalString.EndsWith(words.Trim(), StringComparison.OrdinalIgnoreCase) && words.Trim().Length > 0;
}
