namespace CoP.Minutes.Actions;

/// <summary>A heading, an item of a list, a paragraph or a row of a table, as it stands in minutes.</summary>
/// <param name="Source">The piece of the minutes, without the space around it.</param>
/// <param name="Body">The same without what makes it an item or a heading.</param>
/// <param name="Indent">How far from the left it begins, in spaces.</param>
/// <param name="Heading">Its level for headings that are marked as such, from 1; else 0.</param>
internal sealed record MinuteBlock(string Source, string Body, int Indent, int Heading)
{
    private Saying? _said;

    /// <summary>Whether it has a bullet or a number.</summary>
    public bool IsItem { get; init; }

    public bool IsNumbered { get; init; }

    /// <summary>Whether it has a box to tick; then it is a task wherever it stands.</summary>
    public bool HasBox { get; init; }

    /// <summary>Whether it is ticked or struck out.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether it is all bold, as people write headings.</summary>
    public bool IsBold { get; init; }

    /// <summary>The cells of a row; empty for anything else.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Whether only runs of spaces part the cells, as in text from a printed page.</summary>
    public bool IsSpaced { get; init; }

    public Saying Said => _said ??= Saying.Of(Body);
}
