using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Search;

/// <summary>Finds by words what other features than the asking one have: see <see cref="ISearchSource"/>.</summary>
public sealed class FindElsewhere(CommunityDb db, IEnumerable<ISearchSource> sources)
{
    /// <summary>Of each kind the most alike first.</summary>
    /// <param name="most">Of each kind.</param>
    public async Task<List<Found>> HandleAsync(string text, int most, CancellationToken cancel)
    {
        string[] terms = [.. SearchTerms.Of(text)];
        List<Found> all = [];
        foreach (var source in sources)
        {
            all.AddRange(await FindAsync(source, terms, most, cancel));
        }

        return all;
    }

    /// <summary>What is alike enough to be shown to somebody who has not looked for it.</summary>
    public async Task<List<Found>> AlikeAsync(string text, int most, CancellationToken cancel)
    {
        var terms = SearchTerms.Of(text).ToHashSet(StringComparer.Ordinal);
        return (await HandleAsync(text, most, cancel)).FindAll(found => SearchTerms.AreAlike(terms, found.Title));
    }

    private async Task<IEnumerable<Found>> FindAsync(ISearchSource source, string[] terms, int most, CancellationToken cancel)
    {
        List<long> hits = [];
        await foreach (var id in source.Find(db, terms, most).WithCancellation(cancel))
        {
            hits.Add(id);
        }

        return hits.Count == 0 ? [] : (await source.Read(db, hits).ToListAsync(cancel)).OrderBy(found => hits.IndexOf(found.Id));
    }
}
