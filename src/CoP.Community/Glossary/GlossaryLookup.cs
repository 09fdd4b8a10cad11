using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Glossary;

/// <summary>Finds meanings by what somebody calls them, in whatever language.</summary>
public sealed class GlossaryLookup(CommunityDb db, GlossaryAccess access)
{
    private const double AlikeEnough = 0.34;

    /// <summary>All of them, in the order of their names in a language.</summary>
    public IQueryable<GlossaryTerm> All(string language) => db.GlossaryTerms.Include(static term => term.Names)
        .OrderBy(term =>
            term.Names.Where(name => name.Language == language).OrderBy(static name => name.Place).Select(static name => name.Key).FirstOrDefault()
            ?? term.Names.Where(static name => name.Language == Languages.English).OrderBy(static name => name.Place).Select(static name => name.Key).FirstOrDefault())
        .ThenBy(static term => term.Id);

    /// <summary>The one with this name, whatever case, accents and punctuation; null when there is none.</summary>
    public async Task<GlossaryTerm?> FindAsync(string words, CancellationToken cancel)
    {
        var key = GlossarySpelling.Key(words);
        var id = await db.GlossaryNames.Where(name => name.Key == key).Select(static name => (long?)name.TermId).FirstOrDefaultAsync(cancel);
        return id is { } known ? await access.LoadAsync(known, cancel) : null;
    }

    /// <summary>Those whose names are most like these words, the most alike first.</summary>
    public async Task<IReadOnlyList<GlossaryTerm>> NearestAsync(string words, int most, CancellationToken cancel)
    {
        var key = GlossarySpelling.Key(words);
        var names = await db.GlossaryNames.AsNoTracking().Select(static name => new { name.TermId, name.Key }).ToListAsync(cancel);
        var nearest = names.GroupBy(static name => name.TermId, name => GlossarySpelling.Likeness(key, name.Key))
            .Select(static term => (Id: term.Key, Likeness: term.Max()))
            .Where(static term => term.Likeness >= AlikeEnough)
            .OrderByDescending(static term => term.Likeness).ThenBy(static term => term.Id)
            .Take(most).Select(static term => term.Id).ToList();
        var terms = await db.GlossaryTerms.Include(static term => term.Names).Where(term => nearest.Contains(term.Id)).ToListAsync(cancel);
        return [.. terms.OrderBy(term => nearest.IndexOf(term.Id))];
    }
}
