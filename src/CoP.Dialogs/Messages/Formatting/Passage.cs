using System.Collections.Immutable;

namespace CoP.Dialogs.Messages.Formatting;

/// <summary>A paragraph, or one item of a list. Its words may hold line breaks.</summary>
public sealed record Passage(ImmutableArray<Span> Spans, ListMark? Mark = null)
{
    /// <summary>The words alone.</summary>
    public string Text => string.Concat(Spans.Select(static span => span.Text));
}

/// <summary>What stands before an item.</summary>
/// <param name="Depth">0 for a list that is in no other.</param>
/// <param name="Number">Null for a bullet.</param>
public readonly record struct ListMark(int Depth, int? Number = null)
{
    /// <summary>As it reads where a channel has no lists: <c>•</c> or <c>3.</c></summary>
    public string Text => Number is { } number ? $"{number}." : "•";
}

/// <summary>Words in one style, not yet escaped for any channel.</summary>
/// <param name="Link">Of the scheme http, https or mailto.</param>
public readonly record struct Span(string Text, bool Bold = false, bool Italic = false, Uri? Link = null);
