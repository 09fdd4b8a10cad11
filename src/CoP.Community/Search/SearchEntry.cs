namespace CoP.Community.Search;

/// <summary>A term by which one thing is found: normalised, so that it is found alike on every database.</summary>
public sealed class SearchEntry
{
    public const int KindLength = 20;

    /// <summary>What kind of thing it is, in a word that stays, e.g. <c>question</c>: who looks for one kind does not read the others.</summary>
    public required string Kind { get; set; }

    public long SubjectId { get; set; }

    public required string Term { get; set; }
}
