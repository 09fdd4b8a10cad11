using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>A link outlives neither the document nor, for one that not every member may read, the quarter of an hour after it was asked for.</summary>
public sealed class DocumentFileGuard(CommunityDb db, TimeProvider clock) : IFileGuard
{
    private static readonly TimeSpan Restricted = TimeSpan.FromMinutes(15);

    public async Task<bool> AllowsAsync(long fileId, DateTimeOffset signedAt, CancellationToken cancel)
    {
        var documents = await db.Documents.Where(document => document.FileId == fileId).Select(static document => new { document.State, document.Readers }).ToListAsync(cancel);
        var isFresh = clock.GetUtcNow() - signedAt < Restricted;
        return documents.Count == 0 || documents.Exists(document => document.State != DocumentState.Removed && (document.Readers == DocumentReaders.Members || isFresh));
    }
}
