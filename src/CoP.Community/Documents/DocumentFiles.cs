using CoP.Community.Files;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>What a document needs to know of a file.</summary>
public sealed record FileContents(long Id, string Name, string ContentType, long Size, string Hash);

/// <summary>The files of documents: kept as long as the document is, and handed out to those who may read it.</summary>
public sealed class DocumentFiles(CommunityDb db, KeepFiles keep)
{
    /// <summary>A file that this member has sent; null for none, and for another's.</summary>
    public async Task<FileContents?> FindAsync(long? id, Member owner, CancellationToken cancel) =>
        id is { } known && await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == known && file.OwnerId == owner.Id, cancel) is { } file ? Of(file) : null;

    public static FileContents Of(StoredFile file) => new(file.Id, file.Name, file.ContentType, file.Content.Length, DocumentLikeness.Hash(file.Content));

    /// <summary>Makes it the document's, to be read in the background.</summary>
    public async Task AttachAsync(Document document, FileContents? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return;
        }

        (document.FileId, document.Size, document.Hash) = (file.Id, file.Size, file.Hash);
        document.TextState = file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? DocumentTextState.None : DocumentTextState.Waiting;
        await keep.HandleAsync([file.Id], cancel);
    }
}

/// <summary>What a document has is not cleared away.</summary>
internal sealed class DocumentFileUse : IFileUse
{
    public IQueryable<long> Used(CommunityDb db) => db.Documents.Where(static document => document.FileId != null).Select(static document => document.FileId!.Value);
}
