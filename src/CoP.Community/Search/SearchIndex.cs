using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Search;

/// <summary>What a search looks among: a thing's id, and its rank between things that share as many terms.</summary>
public sealed class SearchCandidate
{
    public long Id { get; init; }

    public int Rank { get; init; }
}

/// <summary>Keeps the terms of things where a search finds them.</summary>
public sealed class SearchIndex(CommunityDb db)
{
    /// <summary>Adds a thing that is not in the index yet.</summary>
    public void Add(string kind, long id, string text) =>
        db.SearchEntries.AddRange(SearchTerms.Of(text).Select(term => new SearchEntry { Kind = kind, SubjectId = id, Term = term }));

    /// <summary>Puts the terms of a thing in the place of those it had.</summary>
    public async Task ReplaceAsync(string kind, long id, string text, CancellationToken cancel)
    {
        await db.SearchEntries.Where(entry => entry.Kind == kind && entry.SubjectId == id).ExecuteDeleteAsync(cancel);
        Add(kind, id, text);
    }

    /// <summary>
    /// Ids of the things of a kind that share most of some terms, by terms and the most that are wanted: the most alike first, then
    /// the higher rank, then the newer. Compiled, for what is asked in many turns: made once for a host's model.
    /// </summary>
    /// <param name="among">The things that may be found.</param>
    public static Func<CommunityDb, string[], int, IAsyncEnumerable<long>> Compile(string kind, Func<CommunityDb, IQueryable<SearchCandidate>> among) =>
        EF.CompileAsyncQuery(Query(kind, among));

    internal static Expression<Func<CommunityDb, string[], int, IQueryable<long>>> Query(string kind, Func<CommunityDb, IQueryable<SearchCandidate>> among) =>
        (db, terms, most) => db.SearchEntries
            .Where(entry => entry.Kind == kind && terms.Contains(entry.Term))
            .GroupBy(entry => entry.SubjectId)
            .Select(group => new { Id = group.Key, Shared = group.Count() })
            .Join(among(db), hit => hit.Id, candidate => candidate.Id, (hit, candidate) => new { hit.Id, hit.Shared, candidate.Rank })
            .OrderByDescending(hit => hit.Shared).ThenByDescending(hit => hit.Rank).ThenByDescending(hit => hit.Id)
            .Take(most)
            .Select(hit => hit.Id);
}
