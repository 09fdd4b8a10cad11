using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Glossary;

/// <summary>What became of a sheet.</summary>
/// <param name="Removed">How many were left out because a coordinator has removed them.</param>
/// <param name="Refused">Why others were left out, by their lines.</param>
public sealed record LoadedGlossary(int Added, int Removed, IReadOnlyList<(long Line, Refusal Why)> Refused);

/// <summary>Adds the meanings of a sheet that the glossary does not have. What is there stays as coordinators have made it, and what they have removed stays away.</summary>
public sealed class LoadGlossary(CommunityDb db, EditGlossary edit)
{
    public async Task<LoadedGlossary> HandleAsync(IEnumerable<(long Line, GlossaryDraft Draft)> rows, CancellationToken cancel)
    {
        var (added, removed, refused) = (0, 0, new List<(long, Refusal)>());
        foreach (var (line, draft) in rows)
        {
            if (await IsRemovedAsync(draft, cancel))
            {
                removed++;
            }
            else if ((await edit.AddAsync(actor: null, draft, cancel)).Refusal is { } why)
            {
                refused.Add((line, why));
            }
            else
            {
                added++;
            }
        }

        return new LoadedGlossary(added, removed, refused);
    }

    private Task<bool> IsRemovedAsync(GlossaryDraft draft, CancellationToken cancel)
    {
        var keys = draft.Keys;
        return db.RemovedGlossaryNames.AnyAsync(name => keys.Contains(name.Key), cancel);
    }
}
