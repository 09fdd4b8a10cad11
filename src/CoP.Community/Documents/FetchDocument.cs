using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>Hands out a document's file, to whoever may read it at that moment.</summary>
public sealed class FetchDocument(CommunityDb db, DocumentAccess access)
{
    public async Task<Result<Document>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = (await access.FindAsync(id, actor, cancel)).Unless(static document => document.State == DocumentState.Removed ? new DocumentNotFound() : document.FileId is null ? new DocumentHasNoFile() : null);
        if (found.Succeeded)
        {
            // Counted by the database: many fetch at once, and none of them should have to begin again for it.
            await db.Documents.Where(document => document.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static document => document.Fetches, static document => document.Fetches + 1), cancel);
        }

        return found;
    }
}
