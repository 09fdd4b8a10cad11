using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Documents;

/// <summary>What whoever decides about documents does with one, besides publishing it.</summary>
public sealed class DecideDocument(CommunityDb db, Change change, DocumentAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>It will not be published; whoever gave it reads why.</summary>
    public Task<Result<Document>> DeclineAsync(Member actor, long id, string reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.decline",
        document => access.MustModerate(document, actor) ?? MustWait(document),
        async document =>
        {
            (document.State, document.ClosedAt) = (DocumentState.Declined, clock.GetUtcNow());
            await TellGiverAsync(document, actor, revision => new DocumentDecided(id, DocumentState.Declined, actor.Name, reason, revision), cancel);
        },
        cancel, reason);

    /// <summary>Whoever gave it is asked something about it; it waits.</summary>
    public Task<Result<Document>> AskAsync(Member actor, long id, string question, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.ask",
        document => access.MustModerate(document, actor) ?? (document.GivenById is null ? new DocumentNotFound() : MustWait(document)),
        document =>
        {
            document.AskedAt = clock.GetUtcNow();
            return TellGiverAsync(document, actor, revision => new DocumentAskedAbout(id, actor.Name, question, revision), cancel);
        },
        cancel, question);

    /// <summary>The answer of whoever gave it, to all who may decide.</summary>
    public Task<Result<Document>> ExplainAsync(Member actor, long id, string answer, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        document => document.GivenById == actor.Id ? MustWait(document) : new DocumentNotFound(),
        async document =>
        {
            document.Summary = document.Summary is { Length: > 0 } before && before.Length + answer.Length < Document.SummaryLength ? $"{before}\n{answer}" : document.Summary ?? answer;
            await db.SaveChangesAsync(cancel);
            await outbox.TellAsync(
                access.Moderators(document).Where(member => member.Id != actor.Id),
                new DocumentExplained(id, actor.Name, answer, document.Revision), cancel);
        },
        cancel);

    /// <summary>What it comes to, in a few lines.</summary>
    public Task<Result<Document>> SumUpAsync(Member actor, long id, string? coreMessage, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.sum-up", document => access.MustModerate(document, actor), document => document.CoreMessage = coreMessage, cancel);

    /// <summary>What is known about it is put right; whoever gave it may do so until it is decided.</summary>
    public Task<Result<Document>> EditAsync(Member actor, long id, DocumentDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.edit",
        document => (access.MayModerate(document, actor) || (document.GivenById == actor.Id && document.State == DocumentState.Submitted) ? null : new CannotModerateDocuments())
            ?? (draft is { Readers: DocumentReaders.Group, GroupId: null } ? new ReadersNeedGroup() : draft.Link is null && document.FileId is null ? new NothingToRead() : (Refusal?)null),
        draft.ApplyTo, cancel);

    /// <summary>It is taken out for good: for everybody but whoever coordinates it is not there any more.</summary>
    public Task<Result<Document>> RemoveAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.remove",
        document => document.State == DocumentState.Removed ? new DocumentIsDecided(document.State)
            : document.GivenById == actor.Id && document.State == DocumentState.Submitted ? null
            : access.MustModerate(document, actor),
        document => (document.State, document.ClosedAt) = (DocumentState.Removed, clock.GetUtcNow()), cancel);

    /// <summary>It has been put into the repository that the community reports to.</summary>
    public Task<Result<Document>> DepositAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "document.deposit", document => access.MustModerate(document, actor), document => document.DepositedAt ??= clock.GetUtcNow(), cancel);

    private static DocumentIsDecided? MustWait(Document document) => document.State == DocumentState.Submitted ? null : new DocumentIsDecided(document.State);

    private async Task TellGiverAsync(Document document, Member actor, Func<int, Notice> notice, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel); // The key of the notice is the change's own.
        if (document.GivenById is { } giver && giver != actor.Id)
        {
            await outbox.TellAsync(giver, notice(document.Revision), cancel);
        }
    }
}
