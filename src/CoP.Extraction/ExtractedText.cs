namespace CoP.Extraction;

/// <summary>What a file says, and what it says about itself.</summary>
/// <param name="Format">What it is by its content.</param>
public sealed record ExtractedText(ExtractionOutcome Outcome, FileFormat Format = FileFormat.Unknown)
{
    /// <summary>How much text of a file is kept, in characters.</summary>
    public const int MaxLength = 200_000;

    /// <summary>How much of a title or of the names of authors is kept.</summary>
    public const int MaxPropertyLength = 300;

    /// <summary>At most <see cref="MaxLength"/> characters without control characters; empty unless <see cref="ExtractionOutcome.Read"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether there is more in the file than <see cref="Text"/>: it is long, or took long.</summary>
    public bool IsCut { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    /// <summary>The year in which it was made, as the file says.</summary>
    public int? Year { get; init; }

    /// <summary>Pages or slides, where a file has them.</summary>
    public int? Pages { get; init; }

    /// <summary>How long a recording is, begun minutes counted whole.</summary>
    public int? Minutes { get; init; }
}
