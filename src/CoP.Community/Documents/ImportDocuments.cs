using System.Text.Json;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>A document of a library that is taken in.</summary>
/// <param name="Source">What the library knows it by: taken in again, it is the same document.</param>
/// <param name="File">Its name and bytes; null for what is only known by its fields.</param>
/// <param name="Text">What stands in the file, where it was read already.</param>
/// <param name="TranslationOf">The source of the document of which it is another language.</param>
/// <param name="Replaces">The source of the older version.</param>
public sealed record DocumentImport(string Source, DocumentDraft Draft, (string Name, byte[] Content)? File = null, FileText? Text = null, string? TranslationOf = null, string? Replaces = null, string? CoreMessage = null);

public enum ImportOutcome
{
    Added,

    /// <summary>It was there, and something of it has changed.</summary>
    Changed,
    Unchanged,

    /// <summary>The very same file is there under another name.</summary>
    Duplicate,
}

/// <summary>Takes a document of a library in, published. Done again, it changes what has changed and adds nothing.</summary>
public sealed class ImportDocuments(CommunityDb db, DocumentFiles files, TimeProvider clock)
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    public async Task<Result<ImportOutcome>> HandleAsync(DocumentImport one, CancellationToken cancel)
    {
        var (kind, hash) = one.File is { } file ? (FileKind.Of(file.Content, file.Name), DocumentLikeness.Hash(file.Content)) : (null, null);
        if (one.File is { } given && Objection(given.Content, kind) is { } objection)
        {
            return objection;
        }

        var before = await db.Documents.FirstOrDefaultAsync(document => document.Source == one.Source, cancel);
        if (hash is not null && await db.Documents.AnyAsync(document => document.Hash == hash && document.Source != one.Source && document.State == DocumentState.Published, cancel))
        {
            return ImportOutcome.Duplicate;
        }

        var document = before ?? db.Documents.Add(New(one)).Entity;
        ApplyFields(document, one);
        await TakeFileAsync(document, one, kind, hash, cancel);
        await RelateAsync(document, one, cancel);
        db.ChangeTracker.DetectChanges();
        var isChanged = before is not null && db.ChangeTracker.Entries().Any(static entry => entry.State is EntityState.Modified or EntityState.Added);
        await db.SaveChangesAsync(cancel);
        await KeepTextAsync(document, one.Text, hash, cancel);
        return before is null ? ImportOutcome.Added : isChanged ? ImportOutcome.Changed : ImportOutcome.Unchanged;
    }

    private static Refusal? Objection(byte[] content, FileKind? kind) =>
        content.Length == 0 ? new FileIsEmpty() : content.Length > StoredFile.LargestSize ? new FileTooLarge() : kind is null ? new FileKindNotTaken() : null;

    /// <summary>Only what the library says differently than last time: what somebody has put right in chat is not undone.</summary>
    private static void ApplyFields(Document document, DocumentImport one)
    {
        var stamp = DocumentLikeness.Hash(JsonSerializer.SerializeToUtf8Bytes((one.Draft, one.CoreMessage), WithFields));
        if (document.SourceStamp != stamp)
        {
            one.Draft.ApplyTo(document);
            document.CoreMessage = one.CoreMessage ?? document.CoreMessage;
            document.SourceStamp = stamp;
        }
    }

    private Document New(DocumentImport one) => new()
    {
        Title = one.Draft.Title,
        Source = one.Source,
        GivenAt = clock.GetUtcNow(),
        State = DocumentState.Published,
        PublishedAt = clock.GetUtcNow(),
    };

    private async Task TakeFileAsync(Document document, DocumentImport one, FileKind? kind, string? hash, CancellationToken cancel)
    {
        if (one.File is not { } file || document.Hash == hash)
        {
            return;
        }

        var stored = new StoredFile { Name = FileNames.Clean(file.Name, kind!), ContentType = kind!.ContentType, Content = file.Content, CreatedAt = clock.GetUtcNow() };
        db.Files.Add(stored);
        await db.SaveChangesAsync(cancel);
        await files.AttachAsync(document, DocumentFiles.Of(stored), cancel);
    }

    private async Task RelateAsync(Document document, DocumentImport one, CancellationToken cancel)
    {
        var other = one.TranslationOf is null ? null : await db.Documents.FirstOrDefaultAsync(known => known.Source == one.TranslationOf, cancel);
        document.TranslationOfId = other is null || other == document ? document.TranslationOfId : other.RootId;
        if (one.Replaces is not null && await db.Documents.FirstOrDefaultAsync(known => known.Source == one.Replaces, cancel) is { } older && older != document)
        {
            await db.SaveChangesAsync(cancel); // For its id.
            (document.ReplacesId, older.ReplacedById) = (older.Id, document.Id);
        }
    }

    private async Task KeepTextAsync(Document document, FileText? read, string? hash, CancellationToken cancel)
    {
        if (read is not null and not { Outcome: FileTextOutcome.NotTried } && document is { TextState: DocumentTextState.Waiting } && document.Hash == hash)
        {
            await DocumentReading.KeepAsync(db, document, read, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }
}
