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
    public const int MostOfOne = 50;

    public async Task<Result<ActionPoint>> AddAsync(Member actor, ActionPointDraft draft, CancellationToken cancel)
    {
        var source = draft.Source is null ? null : await sources.FindAsync(draft.Source, actor, cancel);
        if ((Objection(draft, source) ?? Day(draft, before: null) ?? await NobodyAsync(draft, cancel) ?? await ManyAsync(draft.Source, cancel)) is { } refusal)
        {
            return refusal;
        }

        var point = new ActionPoint { Words = draft.Words, Source = draft.Source, GivenById = actor.Id, CreatedAt = clock.GetUtcNow(), ListedAt = clock.GetUtcNow(), GroupId = draft.GroupId ?? source?.GroupId };
        db.ActionPoints.Add(point);
        await WriteAsync(actor, point, draft, cancel);
        if (draft.Source is { } subject)
        {
            audit.Note(actor.Id, "action.capture", subject);
            await outbox.RefreshAsync(subject, cancel);
        }

        return point;
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
            await WriteAsync(actor, point, draft, cancel);
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

    private static Refusal? Objection(ActionPointDraft draft, ActionSource? source) => draft.Source is null ? null : source is null ? new ActionPointNotFound() : source.MayCapture;

    /// <summary>A day that has passed meanwhile may stay.</summary>
    private ActionPointDueInThePast? Day(ActionPointDraft draft, DateOnly? before) =>
        draft.DueOn is { } day && day != before && schedule.EndOf(day) <= clock.GetUtcNow() ? new ActionPointDueInThePast() : null;

    private async Task<Refusal?> NobodyAsync(ActionPointDraft draft, CancellationToken cancel) =>
        draft.MemberId is { } chosen && !await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.Id == chosen, cancel) ? new ActionOwnerGone() : null;

    private async Task<Refusal?> ManyAsync(string? source, CancellationToken cancel) =>
        source is not null && await db.ActionPoints.CountAsync(other => other.Source == source && other.State != ActionPointState.Dropped, cancel) >= MostOfOne ? new TooManyActionPoints() : null;

    private async Task WriteAsync(Member actor, ActionPoint point, ActionPointDraft draft, CancellationToken cancel)
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
        if (isNew && reader is { } told && told != actor.Id)
        {
            await outbox.TellAsync(told, new ActionPointGiven(point.Id, told), cancel);
        }
    }

    /// <summary>Whom to turn to in an organisation.</summary>
    private Task<long?> ContactAsync(ActionPoint point, CancellationToken cancel)
    {
        var active = db.Members.Active(clock.GetUtcNow());
        return db.Organisations.Where(organisation => organisation.Id == point.OrganisationId && active.Any(member => member.Id == organisation.ContactId))
            .Select(static organisation => organisation.ContactId).FirstOrDefaultAsync(cancel);
    }
}
