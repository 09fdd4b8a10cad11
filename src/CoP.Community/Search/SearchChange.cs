namespace CoP.Community.Search;

/// <summary>
/// Something that is found has changed, or is gone. Written with the change itself; by these every node brings its index up to date,
/// however long it was away.
/// </summary>
public sealed class SearchChange
{
    public const int KeyLength = 60;

    public long Id { get; set; }

    /// <summary>What it is, as <c>kind:id</c>.</summary>
    public required string Key { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>What the index holds, in part or as a whole. The storage writes a <see cref="SearchChange"/> whenever one changes, so that nobody can forget it.</summary>
public interface IIndexed
{
    /// <summary>The thing that is found, as <c>kind:id</c>.</summary>
    string SearchKey { get; }

    /// <summary>Another thing that is found by this one too; null where there is none.</summary>
    string? AlsoSearchKey => null;

    /// <summary>The properties by which it is found, or which say whether it may be.</summary>
    IReadOnlyCollection<string> IndexedProperties { get; }
}

/// <summary>Where a node keeps its index.</summary>
public interface ISearchPlace
{
    /// <summary>A file, which need not be there.</summary>
    string Path { get; }
}
