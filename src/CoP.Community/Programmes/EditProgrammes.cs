using CoP.Community.Access;
using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Programmes;

/// <summary>What somebody says of a programme.</summary>
/// <param name="Counties">Codes; null for the whole country.</param>
public sealed record ProgrammeDraft(
    string Name, string? Objectives, string? Targeting, IReadOnlyList<string>? Counties, string? Transfer, string? Funding, bool IsActive = true)
{
    internal Refusal? Fault() => Counties is { Count: 0 } ? new ProgrammeWithoutCounty() : null;

    internal void Fill(Programme programme, DateTimeOffset now)
    {
        (programme.Name, programme.Objectives, programme.Targeting) = (Name, Objectives, Targeting);
        (programme.Transfer, programme.Funding, programme.IsActive, programme.UpdatedAt) = (Transfer, Funding, IsActive, now);
        var (before, after) = (programme.Counties.Select(static one => one.County).ToList(), Counties ?? []);
        programme.Counties.RemoveAll(one => !after.Contains(one.County));
        programme.Counties.AddRange(after.Except(before).Select(static code => new ProgrammeCounty { County = code }));
    }
}

/// <summary>Members of an organisation, and coordinators, say which programmes it has.</summary>
public sealed class EditProgrammes(CommunityDb db, ProgrammeAccess access, OrganisationAccess organisations, Change change, AuditLog audit, TimeProvider clock)
{
    public async Task<Result<Programme>> AddAsync(Member actor, long organisationId, ProgrammeDraft draft, CancellationToken cancel)
    {
        var found = await organisations.FindAsync(organisationId, actor, cancel);
        if ((found.Refusal ?? access.MustSpeakFor(actor, found.Value) ?? draft.Fault() ?? await TakenAsync(organisationId, draft.Name, except: null, cancel)) is { } refusal)
        {
            return refusal;
        }

        var programme = new Programme { Name = draft.Name, Organisation = found.Value };
        draft.Fill(programme, clock.GetUtcNow());
        found.Value.RefreshedAt ??= clock.GetUtcNow();
        db.Programmes.Add(programme);
        await db.SaveChangesAsync(cancel);
        audit.Note(actor.Id, "programme.add", access.SubjectOf(programme), programme.Name);
        return programme;
    }

    /// <param name="revision">What whoever changes it has seen: of two who change the same, the second looks again.</param>
    public Task<Result<Programme>> ChangeAsync(Member actor, long id, int revision, ProgrammeDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "programme.edit",
        programme => access.MustSpeakFor(actor, programme.Organisation!) ?? (programme.Revision == revision ? draft.Fault() : new ProgrammeChanged()),
        async programme =>
        {
            if (await TakenAsync(programme.OrganisationId, draft.Name, except: programme.Id, cancel) is { } refusal)
            {
                return refusal;
            }

            draft.Fill(programme, clock.GetUtcNow());
            db.Entry(programme).Property(static one => one.UpdatedAt).IsModified = true; // Its counties are rows of their own: a change of them is one of it.
            return null;
        },
        cancel);

    // An organisation has few programmes: their names are compared as people write them.
    private async Task<Refusal?> TakenAsync(long organisationId, string name, long? except, CancellationToken cancel)
    {
        var names = await db.Programmes.Where(one => one.OrganisationId == organisationId && one.Id != except).Select(static one => one.Name).ToListAsync(cancel);
        return names.Find(other => TextNormalizer.NormalizeWhole(other) == TextNormalizer.NormalizeWhole(name)) is { } same ? new ProgrammeExists(same) : null;
    }
}
