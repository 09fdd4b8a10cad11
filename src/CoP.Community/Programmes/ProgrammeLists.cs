using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Programmes;

/// <summary>Which programmes somebody wants to see: those that work in a county, those of an organisation, or all.</summary>
public sealed record ProgrammeFilter(County? County = null, Organisation? Organisation = null);

/// <summary>The programmes that people page through.</summary>
public sealed class ProgrammeLists(CommunityDb db, OrganisationRegister organisations)
{
    private const int ShortestPart = 4;

    /// <summary>Those that run before those that have ended. What works in the whole country works in each county.</summary>
    public IQueryable<Programme> Of(ProgrammeFilter filter)
    {
        var all = db.Programmes.Include(static one => one.Organisation).Include(static one => one.Counties).AsQueryable();
        all = filter.County is { Code: var code } ? all.Where(one => one.Counties.Count == 0 || one.Counties.Any(county => county.County == code)) : all;
        all = filter.Organisation is { Id: var id } ? all.Where(one => one.OrganisationId == id) : all;
        return all.OrderByDescending(static one => one.IsActive).ThenBy(static one => one.Name).ThenBy(static one => one.Id);
    }

    /// <summary>What words name: a county or an organisation, by any of its names; null for neither, or for several.</summary>
    public async Task<ProgrammeFilter?> ReadAsync(string words, CancellationToken cancel)
    {
        if (CountyOf(words) is { } county)
        {
            return new ProgrammeFilter(County: county);
        }

        return OrganisationSpelling.Key(words).Length == 0 ? null
            : await organisations.KnownAsync(OrganisationSpelling.Keys(words), cancel) is { } known ? new ProgrammeFilter(Organisation: known)
            : await organisations.FindAsync(words, most: 2, cancel) is [var only] ? new ProgrammeFilter(Organisation: only)
            : null;
    }

    // "Nairobi" is Nairobi City, and "Homa Bay County" is Homa Bay.
    private static County? CountyOf(string words)
    {
        var said = Bare(words).Replace("county", "", StringComparison.Ordinal).Replace("kauntiya", "", StringComparison.Ordinal);
        return Counties.All.FirstOrDefault(county => Bare(county.Name) == said)
            ?? (said.Length >= ShortestPart && Counties.All.Where(county => Bare(county.Name).StartsWith(said, StringComparison.Ordinal)).ToList() is [var only] ? only : null);
    }

    private static string Bare(string text) => string.Concat(TextNormalizer.Normalize(text).Where(char.IsLetter));
}
