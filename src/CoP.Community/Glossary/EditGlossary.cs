using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Glossary;

/// <summary>Coordinators add meanings to the glossary, put them right, and remove them.</summary>
public sealed class EditGlossary(CommunityDb db, GlossaryAccess access, Change change, AuditLog audit, TimeProvider clock)
{
    /// <param name="actor">Null for the command line and the first glossary.</param>
    public async Task<Result<GlossaryTerm>> AddAsync(Member? actor, GlossaryDraft draft, CancellationToken cancel)
    {
        if ((draft.Fault() ?? await TakenAsync(draft, except: null, cancel)) is { } refusal)
        {
            return refusal;
        }

        var term = new GlossaryTerm();
        draft.Fill(term, clock.GetUtcNow());
        db.GlossaryTerms.Add(term);
        await KnowAgainAsync(draft, cancel);
        await db.SaveChangesAsync(cancel);
        audit.Note(actor?.Id, "term.add", access.SubjectOf(term), term.Name(Languages.English));
        return term;
    }

    /// <param name="revision">What whoever changes it has seen: of two who change the same, the second looks again.</param>
    public Task<Result<GlossaryTerm>> ChangeAsync(Member actor, long id, int revision, GlossaryDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "term.edit",
        term => term.Revision == revision ? draft.Fault() : new GlossaryTermChanged(),
        async term =>
        {
            if (await TakenAsync(draft, except: term.Id, cancel) is { } refusal)
            {
                return refusal;
            }

            draft.Fill(term, clock.GetUtcNow());
            db.Entry(term).Property(static one => one.UpdatedAt).IsModified = true; // Its names are rows of their own: a change of them is one of it.
            await KnowAgainAsync(draft, cancel);
            return null;
        },
        cancel);

    /// <summary>Its names are remembered as removed, so that no sheet brings it back unasked.</summary>
    public async Task<Result<GlossaryTerm>> RemoveAsync(Member actor, long id, CancellationToken cancel)
    {
        var name = (await access.LoadAsync(id, cancel))?.Name(Languages.English);
        return await change.DoAsync(access, actor, id, "term.remove", static _ => null, term => ForgetAsync(term, cancel), cancel, reason: name);
    }

    private async Task ForgetAsync(GlossaryTerm term, CancellationToken cancel)
    {
        var keys = term.Names.Select(static name => name.Key).Distinct().ToList();
        var known = await db.RemovedGlossaryNames.Where(name => keys.Contains(name.Key)).Select(static name => name.Key).ToListAsync(cancel);
        db.RemovedGlossaryNames.AddRange(keys.Except(known).Select(key => new RemovedGlossaryName { Key = key, RemovedAt = clock.GetUtcNow() }));
        db.GlossaryTerms.Remove(term);
    }

    private async Task KnowAgainAsync(GlossaryDraft draft, CancellationToken cancel)
    {
        var keys = draft.Keys;
        db.RemovedGlossaryNames.RemoveRange(await db.RemovedGlossaryNames.Where(name => keys.Contains(name.Key)).ToListAsync(cancel));
    }

    private async Task<Refusal?> TakenAsync(GlossaryDraft draft, long? except, CancellationToken cancel)
    {
        var keys = draft.Keys;
        var taken = await db.GlossaryNames.FirstOrDefaultAsync(name => keys.Contains(name.Key) && name.TermId != except, cancel);
        if (taken is null)
        {
            return null;
        }

        var (language, said) = draft.All().First(name => GlossarySpelling.Key(name.Name) == taken.Key);
        return new GlossaryNameIsTaken(language, said, (await access.LoadAsync(taken.TermId, cancel))!.Name(Languages.English));
    }
}
