using System.Linq.Expressions;
using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>
/// Who may know of a document. What somebody may not read is not there for them, whichever way they come: every list, search, link and file
/// asks here.
/// </summary>
public sealed class DocumentAccess(CommunityDb db, TimeProvider clock) : Access<Document>
{
    protected override Refusal NotFound => new DocumentNotFound();

    public override Task<Document?> LoadAsync(long id, CancellationToken cancel) =>
        db.Documents.Include(static document => document.Group).Include(static document => document.GivenBy).ThenInclude(static giver => giver!.Organisation)
            .FirstOrDefaultAsync(document => document.Id == id, cancel);

    public override bool MaySee(Document thing, Member actor) => actor.IsActive(clock.GetUtcNow()) && Rule(actor).Compile()(thing);

    public override string SubjectOf(Document thing) => thing.Subject;

    /// <summary>What a member may find: published, and for them.</summary>
    public IQueryable<Document> Published(Member actor) => actor.IsActive(clock.GetUtcNow())
        ? db.Documents.Where(static document => document.State == DocumentState.Published).Where(Rule(actor))
        : db.Documents.Where(static document => false);

    /// <summary>The same without those of which there is a newer version that this member may find.</summary>
    public IQueryable<Document> Current(Member actor)
    {
        var published = Published(actor);
        return published.Where(document => document.ReplacedById == null || !published.Any(newer => newer.Id == document.ReplacedById));
    }

    /// <summary>The same document in other languages, as far as this member may find them.</summary>
    public Task<List<Document>> OtherLanguagesAsync(Document document, Member actor, CancellationToken cancel)
    {
        var root = document.RootId;
        return Current(actor).Where(other => other.Id != document.Id && (other.Id == root || other.TranslationOfId == root)).OrderBy(static other => other.Id).ToListAsync(cancel);
    }

    /// <summary>Whether somebody decides about documents and changes them: whoever coordinates any, a lead what belongs to their group and is not for coordinators alone.</summary>
    public bool MayModerate(Document document, Member actor) => document.GroupId is { } group && document.Readers != DocumentReaders.Coordinators
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    /// <summary>All who may.</summary>
    public IQueryable<Member> Moderators(Document document) => document.Readers == DocumentReaders.Coordinators
        ? db.Members.Holders(Permission.Coordinate, clock.GetUtcNow())
        : db.Members.Holders(Permission.LeadOrCoordinate, clock.GetUtcNow(), document.GroupId);

    internal Refusal? MustModerate(Document document, Member actor) => MayModerate(document, actor) ? null : new CannotModerateDocuments();

    /// <summary>One rule for one document and for a query of all: coordinators any, givers their own, the others what is published for them.</summary>
    private Expression<Func<Document, bool>> Rule(Member actor)
    {
        var coordinates = Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());
        var groups = actor.Memberships.Select(static membership => membership.GroupId).ToList();
        var led = Permissions.Led(actor);
        return document => coordinates
            || (document.GivenById == actor.Id && document.State != DocumentState.Removed)
            || (document.GroupId != null && led.Contains(document.GroupId.Value) && document.Readers != DocumentReaders.Coordinators)
            || (document.State == DocumentState.Published
                && (document.Readers == DocumentReaders.Members || (document.Readers == DocumentReaders.Group && document.GroupId != null && groups.Contains(document.GroupId.Value))));
    }
}
