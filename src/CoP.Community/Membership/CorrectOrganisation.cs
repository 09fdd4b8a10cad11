using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>A coordinator puts right what somebody typed: another name, another kind, or one organisation where there were two.</summary>
public sealed class CorrectOrganisation(CommunityDb db, OrganisationAccess access, Change change, OrganisationRegister register, IEnumerable<IOrganisationHoldings> holdings)
{
    /// <summary>It stays known by what it was called before, and counts as checked from now on.</summary>
    public async Task<Result<Organisation>> RenameAsync(Member actor, long id, string name, OrganisationKind kind, CancellationToken cancel)
    {
        var (keys, whole) = (OrganisationSpelling.Keys(name), OrganisationSpelling.WholeKeys(name));
        var old = await db.Organisations.Where(organisation => organisation.Id == id).Select(static organisation => organisation.Name).FirstOrDefaultAsync(cancel);
        return await change.DoAsync(
            access, actor, id, "organisation.correct",
            _ => keys.Count == 0 ? new OrganisationUnclear() : null,
            async organisation =>
            {
                if (await register.KnownAsync(whole, cancel) is { } other && other.Id != id)
                {
                    return new OrganisationExists(other.Name);
                }

                (organisation.Name, organisation.Kind, organisation.AddedById) = (name, kind, null);
                await register.KnowAsync(organisation, keys, cancel);
                return null;
            },
            cancel, reason: old);
    }

    /// <summary>The first is taken for the second from now on: its members, all that it was known by and what features keep of it go over.</summary>
    public async Task<Result<Organisation>> MergeAsync(Member actor, long id, long intoId, CancellationToken cancel)
    {
        var merged = await db.Organisations.FindAsync([id], cancel); // Without its names: they go over.
        return merged is null ? new OrganisationNotFound() : await change.DoAsync(
            access, actor, intoId, "organisation.merge",
            into => into.Id == id ? new OrganisationNotFound() : null,
            into => MoveAsync(merged, into, cancel),
            cancel, reason: merged.Name);
    }

    private async Task MoveAsync(Organisation organisation, Organisation into, CancellationToken cancel)
    {
        await db.Members.Where(member => member.OrganisationId == organisation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.OrganisationId, into.Id), cancel);
        await db.OrganisationNames.Where(name => name.OrganisationId == organisation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(name => name.OrganisationId, into.Id), cancel);
        foreach (var holding in holdings)
        {
            await holding.MoveAsync(organisation.Id, into.Id, cancel);
        }

        into.AddedById = null;
        db.Organisations.Remove(organisation);
    }
}
