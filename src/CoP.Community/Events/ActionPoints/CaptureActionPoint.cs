using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Events.Organising;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.ActionPoints;

/// <param name="MemberId">Null for an organisation, or for nobody yet.</param>
/// <param name="DueAt">The instant at which its last day is over; null for no day.</param>
public sealed record ActionPointDraft(string Words, long? MemberId, long? OrganisationId, DateTimeOffset? DueAt);

/// <summary>Whoever looks after an event writes down what was agreed there, corrects it, and takes it out again. Whoever shall do it is told once.</summary>
public sealed class CaptureActionPoint(CommunityDb db, Change change, EventAccess events, ActionPointAccess access, Outbox outbox, TimeProvider clock)
{
    public const int MostOfOne = 50;

    public async Task<Result<EventActionPoint>> AddAsync(Member actor, long eventId, ActionPointDraft draft, CancellationToken cancel)
    {
        var point = new EventActionPoint { EventId = eventId, Words = draft.Words, CreatedAt = clock.GetUtcNow() };
        var done = await change.DoAsync(
            events, actor, eventId, "event.add-action-point",
            one => events.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Published, EventState.Held) ?? (Refusal?)Begun(one) ?? Day(draft, before: null),
            async _ => await db.EventActionPoints.CountAsync(other => other.EventId == eventId, cancel) >= MostOfOne
                ? new TooManyActionPoints()
                : await WriteAsync(actor, point, draft, cancel),
            cancel);
        return done.Select(_ => point);
    }

    public Task<Result<EventActionPoint>> CorrectAsync(Member actor, long id, ActionPointDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.correct-action-point",
        point => access.MustLookAfter(point, actor) ?? Day(draft, point.DueAt),
        point => WriteAsync(actor, point, draft, cancel), cancel);

    public Task<Result<EventActionPoint>> RemoveAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.remove-action-point",
        point => access.MustLookAfter(point, actor),
        point => db.EventActionPoints.Remove(point), cancel);

    private EventHasNotBegun? Begun(Event one) => one.StartsAt > clock.GetUtcNow() ? new EventHasNotBegun() : null;

    /// <summary>A day that has passed meanwhile may stay.</summary>
    private ActionPointDueInThePast? Day(ActionPointDraft draft, DateTimeOffset? before) =>
        draft.DueAt <= clock.GetUtcNow() && draft.DueAt != before ? new ActionPointDueInThePast() : null;

    private async Task<Refusal?> WriteAsync(Member actor, EventActionPoint point, ActionPointDraft draft, CancellationToken cancel)
    {
        if (draft.MemberId is { } chosen && !await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.Id == chosen, cancel))
        {
            return new NotAMember();
        }

        if (point.Id == 0)
        {
            db.EventActionPoints.Add(point);
        }

        (point.Words, point.MemberId, point.OrganisationId, point.DueAt) = (draft.Words, draft.MemberId, draft.OrganisationId, draft.DueAt);
        await db.SaveChangesAsync(cancel);
        if (draft.MemberId is { } member && member != actor.Id)
        {
            await outbox.TellAsync(member, new ActionPointGiven(point.Id, member), cancel);
        }

        return null;
    }
}
