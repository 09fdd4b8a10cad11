namespace CoP.Community.Search;

/// <summary>A feature that knows which words mean the same: a search asks it before it looks.</summary>
public interface IGlossarySource
{
    /// <summary>Another one when any of the lines may read differently. Cheap to ask again and again.</summary>
    Task<string> StampAsync(CancellationToken cancel);

    /// <summary>A line for each meaning, its names between equals signs.</summary>
    Task<string> ReadAsync(CancellationToken cancel);
}
