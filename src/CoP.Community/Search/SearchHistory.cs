using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Search;

/// <summary>What was looked for in vain, by how many, and when last.</summary>
public sealed record KnowledgeGap
{
    public required string Plain { get; init; }

    public int People { get; init; }

    public int Times { get; init; }

    public DateTimeOffset Last { get; init; }
}

/// <summary>Keeps what was looked for.</summary>
public sealed class SearchHistory(CommunityDb db, TimeProvider clock)
{
    public static readonly TimeSpan GapsSince = TimeSpan.FromDays(90);

    public async Task<PastSearch> NoteAsync(Member actor, SearchPurpose purpose, string words, SearchFilter filter, int found, double certainty, CancellationToken cancel)
    {
        var kept = VisibleText.Trim(words) is { Length: > PastSearch.WordsLength } all ? all[..PastSearch.WordsLength] : VisibleText.Trim(words);
        var search = new PastSearch { MemberId = actor.Id, Purpose = purpose, Words = kept, Plain = PlainOf(kept), Filter = filter, Found = found, Certainty = certainty, At = clock.GetUtcNow() };
        db.PastSearches.Add(search);
        await db.SaveChangesAsync(cancel);
        return search;
    }

    /// <summary>What was looked for is put to the community; what was taken before has not helped.</summary>
    public Task NoteAskedAsync(PastSearch search, CancellationToken cancel)
    {
        search.Asked = true;
        search.Helped = search.Taken is null ? null : false;
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>Something that was suggested is read in the place of asking.</summary>
    public Task NoteTakenAsync(PastSearch search, string key, CancellationToken cancel)
    {
        search.Taken = key;
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>It was what they needed.</summary>
    public Task NoteHelpedAsync(PastSearch search, CancellationToken cancel)
    {
        search.Helped = true;
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>A search of this member's own; null where there is none.</summary>
    public Task<PastSearch?> FindAsync(Member actor, long id, CancellationToken cancel) => db.PastSearches.FirstOrDefaultAsync(search => search.Id == id && search.MemberId == actor.Id, cancel);

    /// <summary>What was looked for in vain lately: what most people wanted first.</summary>
    public IQueryable<KnowledgeGap> Gaps()
    {
        var since = clock.GetUtcNow() - GapsSince;
        return db.PastSearches.Where(search => search.Purpose == SearchPurpose.Find && search.Certainty < FindThings.Unsure && search.Plain != "" && search.At >= since)
            .GroupBy(static search => search.Plain)
            .Select(static gap => new KnowledgeGap { Plain = gap.Key, People = gap.Select(static search => search.MemberId).Distinct().Count(), Times = gap.Count(), Last = gap.Max(static search => search.At) })
            .OrderByDescending(static gap => gap.People).ThenByDescending(static gap => gap.Last);
    }

    /// <summary>How often something was looked for, and in vain, month by month, the newest first.</summary>
    public async Task<List<(int Year, int Month, int All, int InVain)>> MonthsAsync(int most, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddMonths(-most);
        var searches = await db.PastSearches.Where(search => search.Purpose == SearchPurpose.Find && search.At >= since).Select(static search => new { search.At, search.Certainty }).ToListAsync(cancel);
        return [.. searches.GroupBy(static search => (search.At.Year, search.At.Month)).OrderByDescending(static month => month.Key)
            .Select(static month => (month.Key.Year, month.Key.Month, month.Count(), month.Count(static search => search.Certainty < FindThings.Unsure)))];
    }

    private static string PlainOf(string words) => string.Join(' ', SearchTerms.Of(words).Order(StringComparer.Ordinal));
}
