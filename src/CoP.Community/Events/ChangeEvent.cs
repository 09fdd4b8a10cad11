using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Speakers;
using CoP.Community.Events.Topics;
using CoP.Community.Members;

namespace CoP.Community.Events;

/// <summary>Changes an event. What those must know who come is told to them at once; seats that were added go to those who wait.</summary>
public sealed class ChangeEvent(
    CommunityDb db, Change change, EventAccess access, EventRules rules, EventPlan plan, SeatBook seats, TopicPlans topics, SpeakerBook speakers,
    CalendarFiles entries, Outbox outbox, TimeProvider clock)
{
    /// <summary>So near an event nobody's quiet hours keep a change of it from being told.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public Task<Result<Event>> HandleAsync(Member actor, long id, EventDraft draft, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.change",
        one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published),
        one => ChangeAsync(one, draft, cancel), cancel);

    /// <summary>It will not be.</summary>
    public Task<Result<Event>> CancelAsync(Member actor, long id, string? reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "event.cancel",
        one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published),
        one => CancelAsync(one, reason, cancel), cancel, reason);

    private async Task<Refusal?> ChangeAsync(Event one, EventDraft draft, CancellationToken cancel)
    {
        if (await rules.CheckAsync(draft, one, cancel) is { } refusal)
        {
            return refusal;
        }

        var (wasAt, before) = (one.StartsAt, What(one));
        draft.WriteTo(one);
        await db.SaveChangesAsync(cancel);
        await db.Entry(one).Reference(static it => it.Host).LoadAsync(cancel);
        await db.Entry(one).Reference(static it => it.Group).LoadAsync(cancel);
        var isMoved = before != What(one);
        await (isMoved ? speakers.MovedAsync(one, wasAt, IsSoon(one, wasAt), cancel) : Task.CompletedTask);
        if (one.State == EventState.Published)
        {
            await AfterAsync(one, wasAt, isMoved, cancel);
        }

        return null;
    }

    private async Task AfterAsync(Event one, DateTimeOffset wasAt, bool isMoved, CancellationToken cancel)
    {
        one.Sequence++;
        await entries.RenewAsync(one, cancel);
        if (isMoved)
        {
            one.RemindAt = plan.NextReminder(one.StartsAt, clock.GetUtcNow());
            await outbox.TellAsync(Concerned(one), new EventMoved(one.Id, one.Sequence, wasAt, IsSoon(one, wasAt)), cancel);
        }

        await seats.PassOnAsync(one, cancel);
    }

    private async Task CancelAsync(Event one, string? reason, CancellationToken cancel)
    {
        var (now, isPublic) = (clock.GetUtcNow(), one.State == EventState.Published);
        (one.State, one.CancelReason, one.ClosedAt, one.RemindAt, one.PromoteAt) = (EventState.Cancelled, reason, now, null, null);
        one.Sequence++;
        await topics.CancelledAsync(one, cancel);
        await entries.RenewAsync(one, cancel);
        await speakers.CalledOffAsync(one, IsSoon(one, one.StartsAt), cancel);
        if (isPublic)
        {
            await outbox.TellAsync(Concerned(one), new EventCalledOff(one.Id, IsSoon(one, one.StartsAt)), cancel);
        }
    }

    /// <summary>Those who come, or would like to.</summary>
    private IQueryable<Member> Concerned(Event one) => db.Members.Active(clock.GetUtcNow())
        .Where(member => db.Registrations.Any(registration => registration.EventId == one.Id && registration.MemberId == member.Id && registration.State != RegistrationState.Left));

    private bool IsSoon(Event one, DateTimeOffset wasAt) => (wasAt < one.StartsAt ? wasAt : one.StartsAt) - clock.GetUtcNow() < Soon;

    /// <summary>What people plan their day by.</summary>
    private static (DateTimeOffset, DateTimeOffset, string?, string?, string?, string?) What(Event one) =>
        (one.StartsAt, one.EndsAt, one.Details.Venue, one.Details.Link, one.Details.DialIn, one.Details.Pin);
}

/// <summary>What may be done with an event as it stands.</summary>
internal static class EventStates
{
    public static Refusal? MustBeIn(this Event one, params ReadOnlySpan<EventState> states) =>
        states.Contains(one.State) ? null : new EventNotInState(one.State);
}
