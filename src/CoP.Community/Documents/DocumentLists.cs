using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>The lists of documents that people page through.</summary>
public sealed class DocumentLists(CommunityDb db, DocumentAccess access, CommunityIndex index, TimeProvider clock)
{
    /// <summary>What a member has given, newest first, whatever became of it.</summary>
    public IQueryable<Document> Given(Member actor) =>
        db.Documents.Where(document => document.GivenById == actor.Id && document.State != DocumentState.Removed).OrderByDescending(static document => document.Id);

    /// <summary>What waits for somebody to decide, the oldest first.</summary>
    public IQueryable<Document> Waiting(Member actor)
    {
        var (all, led) = (Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow()), Permissions.Led(actor));
        return db.Documents.Where(document => document.State == DocumentState.Submitted && (all || (document.GroupId != null && document.Readers != DocumentReaders.Coordinators && led.Contains(document.GroupId.Value)))).OrderBy(static document => document.Id);
    }

    /// <summary>What is published for all and was not yet put into the repository that the community reports to, the oldest first.</summary>
    public IQueryable<Document> NotDeposited(Member actor) =>
        access.Published(actor).Where(static document => document.DepositedAt == null && document.Readers == DocumentReaders.Members && document.FileId != null).OrderBy(static document => document.PublishedAt).ThenBy(static document => document.Id);

    /// <summary>What every member may read, for whoever takes it in elsewhere; by default what is not there yet.</summary>
    public static IQueryable<Document> ToExport(CommunityDb db, bool all) => db.Documents
        .Where(document => document.State == DocumentState.Published && document.Readers == DocumentReaders.Members && (all || document.DepositedAt == null)).OrderBy(static document => document.Id);

    public IQueryable<Document> Newest(Member actor) =>
        access.Current(actor).OrderByDescending(static document => document.PublishedAt).ThenByDescending(static document => document.Id);

    /// <summary>The countries that there are documents about which every member may read, by name.</summary>
    public async Task<List<string>> CountriesAsync(CancellationToken cancel) =>
        [.. (await Open().Select(static document => document.Countries).ToListAsync(cancel)).SelectMany(static countries => countries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Documents that every member may read, by some words of them; the newest where there are none.</summary>
    public async Task<List<Document>> OpenAsync(string words, int most, CancellationToken cancel)
    {
        if (words.Length == 0)
        {
            return await Open().OrderByDescending(static document => document.Id).Take(most).ToListAsync(cancel);
        }

        var ids = await index.FindIdsAsync(Document.SubjectKind, words, leastOfBest: 0, cancel);
        return [.. (await Open().Where(document => ids.Contains(document.Id)).ToListAsync(cancel)).OrderBy(document => ids.IndexOf(document.Id)).Take(most)];
    }

    /// <summary>Those with these ids.</summary>
    public Task<List<Document>> OpenAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var numbers = ids.Select(static id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return Open().Where(document => numbers.Contains(document.Id)).ToListAsync(cancel);
    }

    private IQueryable<Document> Open() => db.Documents.Where(static document => document.State == DocumentState.Published && document.Readers == DocumentReaders.Members);
}
