using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>Hands out a document's file, to whoever may read it at that moment.</summary>
public sealed class FetchDocument(CommunityDb db, DocumentAccess access)
{
    /// <summary>The document, where its file may be handed out now.</summary>
    public async Task<Result<Document>> FindAsync(Member actor, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, actor, cancel)).Unless(static document => document.State == DocumentState.Removed ? new DocumentNotFound() : document.FileId is null ? new DocumentHasNoFile() : null);

    /// <summary>The newer version, where this member may find it.</summary>
    public Task<Document?> NewerAsync(Member actor, Document document, CancellationToken cancel) =>
        access.Published(actor).FirstOrDefaultAsync(newer => newer.Id == document.ReplacedById, cancel);

    /// <summary>It is handed out. Counted by the database: many fetch at once, and none of them should have to begin again for it.</summary>
    public Task CountAsync(Document document, CancellationToken cancel) => db.Documents.Where(one => one.Id == document.Id)
        .ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Fetches, static one => one.Fetches + 1), cancel);
}
