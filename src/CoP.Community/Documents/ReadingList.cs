using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>Documents that a member has put together for others, in an order.</summary>
public sealed class ReadingList : IRevisioned
{
    public const string SubjectKind = "reading-list";
    public const int TitleLength = 120;
    public const int AboutLength = 500;
    public const int Most = 100;

    public long Id { get; set; }

    public required string Title { get; set; }

    public string? About { get; set; }

    public long OwnerId { get; set; }

    public Member? Owner { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public int Revision { get; set; }

    public List<ReadingListEntry> Entries { get; } = [];

    public static string KeyOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");
}

public sealed class ReadingListEntry
{
    public long ListId { get; set; }

    public long DocumentId { get; set; }

    public Document? Document { get; set; }

    public int Position { get; set; }
}

/// <summary>Every member may see every list, and in it what they may read.</summary>
public sealed class ReadingListAccess(CommunityDb db, DocumentAccess documents, TimeProvider clock) : Access<ReadingList>
{
    protected override Refusal NotFound => new ReadingListNotFound();

    public override Task<ReadingList?> LoadAsync(long id, CancellationToken cancel) =>
        db.ReadingLists.Include(static list => list.Owner).Include(static list => list.Entries).FirstOrDefaultAsync(list => list.Id == id, cancel);

    public override bool MaySee(ReadingList thing, Member actor) => actor.IsActive(clock.GetUtcNow());

    public override string SubjectOf(ReadingList thing) => ReadingList.KeyOf(thing.Id);

    public bool MayChange(ReadingList list, Member actor) => list.OwnerId == actor.Id || Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    /// <summary>Newest first.</summary>
    public IQueryable<ReadingList> All() => db.ReadingLists.Include(static list => list.Owner).OrderByDescending(static list => list.MadeAt).ThenByDescending(static list => list.Id);

    public IQueryable<ReadingList> Own(Member actor) => All().Where(list => list.OwnerId == actor.Id);

    /// <summary>What is in a list for this member, in its order.</summary>
    public IQueryable<Document> Documents(long listId, Member actor) => documents.Published(actor)
        .Join(db.ReadingListEntries.Where(entry => entry.ListId == listId), static document => document.Id, static entry => entry.DocumentId, static (document, entry) => new { document, entry })
        .OrderBy(static pair => pair.entry.Position).Select(static pair => pair.document);

}

/// <summary>Makes reading lists, and puts documents in them.</summary>
public sealed class KeepReadingList(CommunityDb db, Change change, ReadingListAccess access, DocumentAccess documents, TimeProvider clock)
{
    public async Task<ReadingList> MakeAsync(Member actor, string title, string? about, CancellationToken cancel)
    {
        var list = new ReadingList { Title = title, About = about, OwnerId = actor.Id, MadeAt = clock.GetUtcNow() };
        db.ReadingLists.Add(list);
        await db.SaveChangesAsync(cancel);
        return list;
    }

    /// <summary>At its end; once, however often.</summary>
    public async Task<Result<ReadingList>> AddAsync(Member actor, long listId, long documentId, CancellationToken cancel)
    {
        var document = await documents.FindAsync(documentId, actor, cancel);
        return document.Refusal is { } refusal ? refusal : await change.DoAsync(
            access, actor, listId, action: null,
            list => !access.MayChange(list, actor) ? new NotYourReadingList() : list.Entries.Count >= ReadingList.Most ? new ReadingListIsFull(ReadingList.Most) : null,
            list => Put(list, documentId), cancel);
    }

    /// <summary>Takes the document out.</summary>
    public Task<Result<ReadingList>> TakeOutAsync(Member actor, long listId, long documentId, CancellationToken cancel) => change.DoAsync(
        access, actor, listId, action: null,
        list => access.MayChange(list, actor) ? null : new NotYourReadingList(),
        list => { list.Entries.RemoveAll(entry => entry.DocumentId == documentId); }, cancel);

    /// <summary>The list is gone; the documents stay.</summary>
    public Task<Result<ReadingList>> EndAsync(Member actor, long listId, CancellationToken cancel) => change.DoAsync(
        access, actor, listId, "reading-list.end",
        list => access.MayChange(list, actor) ? null : new NotYourReadingList(),
        list => { db.Remove(list); }, cancel);

    private static void Put(ReadingList list, long documentId)
    {
        if (!list.Entries.Exists(entry => entry.DocumentId == documentId))
        {
            list.Entries.Add(new ReadingListEntry { DocumentId = documentId, Position = list.Entries.Select(static entry => entry.Position).DefaultIfEmpty().Max() + 1 });
        }
    }
}
