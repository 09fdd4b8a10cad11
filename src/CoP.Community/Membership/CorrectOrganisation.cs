using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>A coordinator puts right what somebody typed: another name, another kind, or one organisation where there were two.</summary>
public sealed class CorrectOrganisation(CommunityDb db, OrganisationRegister register, AuditLog audit)
{
    /// <summary>It stays known by what it was called before, and counts as checked from now on.</summary>
    public async Task<Result<Organisation>> RenameAsync(Member actor, long id, string name, OrganisationKind kind, CancellationToken cancel)
    {
        var (keys, whole) = (OrganisationSpelling.Keys(name), OrganisationSpelling.WholeKeys(name));
        var organisation = await db.Organisations.Include(one => one.Names).FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (organisation is null || keys.Count == 0)
        {
            return organisation is null ? new OrganisationNotFound() : new OrganisationUnclear();
        }

        if (await register.KnownAsync(whole, cancel) is { } other && other.Id != id)
        {
            return new OrganisationExists(other.Name);
        }

        audit.Note(actor.Id, "organisation.correct", SubjectOf(id), organisation.Name);
        (organisation.Name, organisation.Kind, organisation.AddedById) = (name, kind, null);
        await register.KnowAsync(organisation, keys, cancel);
        return organisation;
    }

    /// <summary>The first is taken for the second from now on: its members and all that it was known by go over.</summary>
    public async Task<Result<Organisation>> MergeAsync(Member actor, long id, long intoId, CancellationToken cancel)
    {
        var organisation = await db.Organisations.FindAsync([id], cancel);
        var into = await db.Organisations.FindAsync([intoId], cancel);
        if (organisation is null || into is null || id == intoId)
        {
            return new OrganisationNotFound();
        }

        await db.Members.Where(member => member.OrganisationId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.OrganisationId, intoId), cancel);
        await db.OrganisationNames.Where(name => name.OrganisationId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(name => name.OrganisationId, intoId), cancel);
        audit.Note(actor.Id, "organisation.merge", SubjectOf(intoId), organisation.Name);
        into.AddedById = null;
        db.Organisations.Remove(organisation);
        return into;
    }

    private static string SubjectOf(long id) => $"organisation:{id}";
}
