namespace CoP.Community.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind">The first part of its subject; what shows it is known by that.</param>
/// <param name="Title">What it says, or is called.</param>
/// <param name="From">Where it comes from, in the words of whoever wrote that.</param>
public sealed record Found(string Kind, long Id, string Title, string From);

/// <summary>
/// A kind of thing that whoever asks or searches may be shown, whichever feature it belongs to. It puts its texts in the
/// <see cref="SearchIndex"/>, and is registered with the community.
/// </summary>
public interface ISearchSource
{
    /// <summary>Ids of what shares most of some terms, the most alike first.</summary>
    IAsyncEnumerable<long> Find(CommunityDb db, string[] terms, int most);

    /// <summary>Those with these ids, in any order.</summary>
    IQueryable<Found> Read(CommunityDb db, IReadOnlyCollection<long> ids);
}

/// <summary>A <see cref="ISearchSource"/> whose query is compiled once for a host's model: it is asked whenever somebody writes out of the blue.</summary>
public abstract class SearchSource : ISearchSource
{
    private readonly Lazy<Func<CommunityDb, string[], int, IAsyncEnumerable<long>>> _find;

    /// <param name="kind">What the index and <see cref="Found"/> call it.</param>
    protected SearchSource(string kind) => _find = new(() => SearchIndex.Compile(kind, Among));

    public IAsyncEnumerable<long> Find(CommunityDb db, string[] terms, int most) => _find.Value(db, terms, most);

    public abstract IQueryable<Found> Read(CommunityDb db, IReadOnlyCollection<long> ids);

    /// <summary>The things that may be found, by whoever is a member.</summary>
    protected abstract IQueryable<SearchCandidate> Among(CommunityDb db);
}
