using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>The organisations that members can belong to. Whichever way one is written, it is found again and not added twice.</summary>
public sealed class OrganisationRegister(CommunityDb db, TimeProvider clock)
{
    /// <summary>Those whose names hold every word, in whatever spelling; for no words those with most members.</summary>
    public Task<List<Organisation>> FindAsync(string words, int most, CancellationToken cancel)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OrganisationSpelling.Key).Where(static part => part.Length > 0).ToList();
        var found = parts.Aggregate(
            db.Organisations.Include(one => one.Names).AsQueryable(),
            static (all, part) => all.Where(one => one.Names.Any(name => name.Key.Contains(part))));
        var ordered = parts.Count > 0
            ? found.OrderBy(one => one.Name)
            : found.OrderByDescending(one => db.Members.Count(member => member.OrganisationId == one.Id)).ThenBy(one => one.Name);
        return ordered.Take(most).ToListAsync(cancel);
    }

    /// <summary>The organisation that was chosen, added where it is new; null for no choice.</summary>
    /// <param name="by">Whoever chose: what a coordinator or the command line adds needs no second look.</param>
    public async Task<Result<Organisation?>> ResolveAsync(Member? by, OrganisationChoice? choice, CancellationToken cancel)
    {
        if (choice?.Id is { } id)
        {
            var chosen = await db.Organisations.FindAsync([id], cancel);
            return chosen is null ? new OrganisationNotFound() : chosen;
        }

        return choice?.Name is { } name ? await NamedAsync(by, name.Trim(), choice.Kind, cancel) : (Organisation?)null;
    }

    /// <summary>The one that is known by any of these keys, or null.</summary>
    internal async Task<Organisation?> KnownAsync(IReadOnlyList<string> keys, CancellationToken cancel) =>
        await db.OrganisationNames.FirstOrDefaultAsync(name => keys.Contains(name.Key), cancel) is { } known
            ? await db.Organisations.Include(one => one.Names).FirstAsync(one => one.Id == known.OrganisationId, cancel)
            : null;

    /// <summary>Has an organisation known by these keys too, as far as they do not mean another.</summary>
    internal async Task KnowAsync(Organisation organisation, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var taken = await db.OrganisationNames.Where(name => keys.Contains(name.Key)).Select(name => name.Key).ToListAsync(cancel);
        organisation.KnowAs(keys.Except(taken));
    }

    private async Task<Result<Organisation?>> NamedAsync(Member? by, string name, OrganisationKind? kind, CancellationToken cancel)
    {
        var whole = OrganisationSpelling.WholeKeys(name);
        if (whole.Count == 0)
        {
            return new OrganisationUnclear();
        }

        return await KnownAsync(whole, cancel) is { } known ? known
            : kind is { } sort ? await AddAsync(by, name, sort, cancel)
            : new OrganisationNotKnown(name);
    }

    private async Task<Organisation> AddAsync(Member? by, string name, OrganisationKind kind, CancellationToken cancel)
    {
        var made = new Organisation { Name = name, Kind = kind, AddedById = by is null || Permissions.Allows(by, Permission.Coordinate, clock.GetUtcNow()) ? null : by.Id };
        await KnowAsync(made, OrganisationSpelling.Keys(name), cancel);
        db.Organisations.Add(made);
        await db.SaveChangesAsync(cancel); // Whoever asked needs its id.
        return made;
    }
}
