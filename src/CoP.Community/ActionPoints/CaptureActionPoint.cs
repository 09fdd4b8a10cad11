using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What somebody writes down to be done. For nobody in particular it is theirs who writes it down.</summary>
/// <param name="MemberId">Who does it.</param>
/// <param name="OrganisationId">For which organisation; alone, one of its people has to say yes.</param>
/// <param name="DueOn">Its last day.</param>
public sealed record ActionPointDraft(string Words, long? MemberId, long? OrganisationId, DateOnly? DueOn)
{
    public string? Detail { get; init; }

    public string? Source { get; init; }

    public long? GroupId { get; init; }

    public ActionPriority Priority { get; init; }

    public ActionReaders Readers { get; init; }

    public bool NeedsConfirmation { get; init; }
}

/// <summary>A member writes down what is to be done, for themselves, for another or for an organisation; corrects it, and takes it out again.</summary>
public sealed class CaptureActionPoint(CommunityDb db, ActionPointChange change, ActionPointAccess access, ActionSchedule schedule, ActionSources sources, AuditLog audit, Outbox outbox, TimeProvider clock)
{
    public const int MostOfOne = 200;

    public async Task<Result<ActionPoint>> AddAsync(Member actor, ActionPointDraft draft, CancellationToken cancel)
    {
        if (await ObjectionAsync(actor, [draft], cancel) is { } refusal)
        {
            return refusal;
        }

        var (point, told) = await WriteDownAsync(actor, draft, cancel);
        await TellAsync(point, told, cancel);
        return point;
    }

    /// <summary>Why not all of them can be written down; null when they can.</summary>
    internal async Task<Refusal?> ObjectionAsync(Member actor, IReadOnlyList<ActionPointDraft> drafts, CancellationToken cancel)
    {
        foreach (var draft in drafts)
        {
            if ((Day(draft, before: null) ?? await NobodyAsync(draft, cancel)) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var subject in drafts.GroupBy(static draft => draft.Source).Where(static drafts => drafts.Key is not null))
        {
            var source = await sources.FindAsync(subject.Key!, actor, cancel);
            if ((source is null ? new ActionPointNotFound() : source.MayCapture ?? await ManyAsync(subject.Key!, subject.Count(), cancel)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Writes one down against which nothing speaks, and returns who has to be told of it.</summary>
    internal async Task<(ActionPoint Point, long? Told)> WriteDownAsync(Member actor, ActionPointDraft draft, CancellationToken cancel)
    {
        var group = draft.GroupId ?? (draft.Source is null ? null : (await sources.FindAsync(draft.Source, actor, cancel))?.GroupId);
        var point = new ActionPoint { Words = draft.Words, Source = draft.Source, GivenById = actor.Id, CreatedAt = clock.GetUtcNow(), ListedAt = clock.GetUtcNow(), GroupId = group };
        db.ActionPoints.Add(point);
        var told = await WriteAsync(actor, point, draft, cancel);
        if (draft.Source is { } subject)
        {
            audit.Note(actor.Id, "action.capture", subject);
            await outbox.RefreshAsync(subject, cancel);
        }

        return (point, told);
    }

    public Task<Result<ActionPoint>> CorrectAsync(Member actor, long id, ActionPointDraft draft, CancellationToken cancel) => change.DoAsync(
        actor, id, "action.correct",
        point => access.MustDecide(point, actor) ?? ActionPointAccess.MustBeOpen(point) ?? Day(draft, schedule.DueDay(point)),
        async point =>
        {
            if (await NobodyAsync(draft, cancel) is { } gone)
            {
                return gone;
            }

            (point.Words, point.GroupId) = (draft.Words, draft.GroupId ?? point.GroupId);
            await TellAsync(point, await WriteAsync(actor, point, draft, cancel), cancel);
            return null;
        },
        cancel);

    /// <summary>Nobody has to do it any more.</summary>
    public Task<Result<ActionPoint>> DropAsync(Member actor, long id, string? reason, CancellationToken cancel) => change.DoAsync(
        actor, id, "action.drop",
        point => access.MustDecide(point, actor) ?? ActionPointAccess.MustBeOpen(point),
        async point =>
        {
            point.End(ActionPointState.Dropped, clock.GetUtcNow());
            point.Note(actor.Id, ActionNoteKind.Dropped, reason, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            if (point.OwnerId is { } owner && owner != actor.Id)
            {
                await outbox.TellAsync(owner, new ActionPointNews(id, ActionNews.Dropped, actor.Name, reason, point.Revision), cancel);
            }

            return null;
        },
        cancel, reason);

    /// <summary>A day that has passed meanwhile may stay.</summary>
    private ActionPointDueInThePast? Day(ActionPointDraft draft, DateOnly? before) =>
        draft.DueOn is { } day && day != before && schedule.EndOf(day) <= clock.GetUtcNow() ? new ActionPointDueInThePast() : null;

    private async Task<Refusal?> NobodyAsync(ActionPointDraft draft, CancellationToken cancel) =>
        draft.MemberId is { } chosen && !await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.Id == chosen, cancel) ? new ActionOwnerGone() : null;

    private async Task<Refusal?> ManyAsync(string source, int more, CancellationToken cancel) =>
        await db.ActionPoints.CountAsync(other => other.Source == source && other.State != ActionPointState.Dropped, cancel) + more > MostOfOne ? new TooManyActionPoints() : null;

    private Task TellAsync(ActionPoint point, long? told, CancellationToken cancel) => told is { } reader ? outbox.TellAsync(reader, new ActionPointGiven(point.Id, reader), cancel) : Task.CompletedTask;

    /// <summary>Returns who has to be told.</summary>
    private async Task<long?> WriteAsync(Member actor, ActionPoint point, ActionPointDraft draft, CancellationToken cancel)
    {
        // Whoever has said yes for their organisation goes on.
        var answers = draft.OrganisationId is not null && draft.OrganisationId == point.OrganisationId ? point.OwnerId : null;
        var (owner, before) = (draft.MemberId ?? answers ?? (draft.OrganisationId is null ? actor.Id : null), (point.OwnerId, point.OrganisationId, Due: point.DueAt));
        (point.Detail, point.Priority, point.Readers, point.NeedsConfirmation) = (draft.Detail, draft.Priority, draft.Readers, draft.NeedsConfirmation);
        point.DueAt = draft.DueOn is { } day ? (schedule.DueDay(point) == day ? point.DueAt : schedule.EndOf(day)) : null;
        var isNew = point.Id == 0 || before.OwnerId != owner || before.OrganisationId != draft.OrganisationId;
        if (isNew)
        {
            (point.OwnerId, point.OrganisationId, point.HandToId) = (owner, draft.OrganisationId, null);
            point.State = owner == actor.Id ? ActionPointState.Open : ActionPointState.Proposed;
        }

        if (isNew || before.Due != point.DueAt)
        {
            await schedule.RestartAsync(point, cancel);
        }

        await db.SaveChangesAsync(cancel);
        var reader = owner ?? await ContactAsync(point, cancel);
        return isNew && reader != actor.Id ? reader : null;
    }

    /// <summary>Whom to turn to in an organisation.</summary>
    private Task<long?> ContactAsync(ActionPoint point, CancellationToken cancel)
    {
        var active = db.Members.Active(clock.GetUtcNow());
        return db.Organisations.Where(organisation => organisation.Id == point.OrganisationId && active.Any(member => member.Id == organisation.ContactId))
            .Select(static organisation => organisation.ContactId).FirstOrDefaultAsync(cancel);
    }
}
