using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>A member gives something: whoever coordinates decides whether it is published; what they give themselves is published at once.</summary>
public sealed class GiveDocument(CommunityDb db, DocumentAccess access, DocumentFiles files, PublishDocument publish, Outbox outbox, TimeProvider clock)
{
    /// <param name="fileId">Of a file that they have sent; null for a link alone.</param>
    public async Task<Result<Document>> HandleAsync(Member actor, DocumentDraft draft, long? fileId, CancellationToken cancel)
    {
        var file = await files.FindAsync(fileId, actor, cancel);
        if (await ObjectionAsync(actor, draft, file, cancel) is { } objection)
        {
            return objection;
        }

        var document = new Document { Title = draft.Title, GivenById = actor.Id, GivenBy = actor, GivenAt = clock.GetUtcNow(), State = DocumentState.Submitted };
        draft.ApplyTo(document);
        await files.AttachAsync(document, file, cancel);
        await RelateAsync(document, draft, actor, cancel);
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        if (access.MayModerate(document, actor))
        {
            return await publish.HandleAsync(actor, document.Id, cancel);
        }

        await outbox.TellAsync(access.Moderators(document), new DocumentGiven(document.Id), cancel);
        return document;
    }

    /// <summary>What is there with nearly the same title, as far as this member may know of it.</summary>
    public async Task<Document?> NearAsync(Member actor, string title, long exceptId, CancellationToken cancel)
    {
        var titles = await access.Published(actor).Where(document => document.Id != exceptId).Select(static document => new { document.Id, document.Title }).ToListAsync(cancel);
        return titles.Find(other => DocumentLikeness.AreNear(other.Title, title)) is { } near ? await access.LoadAsync(near.Id, cancel) : null;
    }

    private async Task<Refusal?> ObjectionAsync(Member actor, DocumentDraft draft, FileContents? file, CancellationToken cancel)
    {
        if (file is null && draft.Link is null)
        {
            return new NothingToRead();
        }

        if (draft is { Readers: DocumentReaders.Group, GroupId: null })
        {
            return new ReadersNeedGroup();
        }

        // Of what this member may not know of, nothing is said: whoever decides sees it.
        return file is not null && await access.Published(actor).FirstOrDefaultAsync(document => document.Hash == file.Hash, cancel) is { } known
            ? new DocumentIsKnown(known.Id, known.Title)
            : null;
    }

    /// <summary>The older version and the other language, as far as they are theirs to see.</summary>
    private async Task RelateAsync(Document document, DocumentDraft draft, Member actor, CancellationToken cancel)
    {
        if (draft.TranslationOfId is { } other && (await access.FindAsync(other, actor, cancel)) is { Succeeded: true } found)
        {
            document.TranslationOfId = found.Value.RootId;
        }

        document.ReplacesId = draft.ReplacesId is { } older && (await access.FindAsync(older, actor, cancel)).Succeeded ? older : null;
    }
}
