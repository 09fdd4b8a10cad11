using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Sessions;
using CoP.Community.Events.Speakers;
using CoP.Community.Events.Topics;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events;

/// <summary>
/// Changes an event, or one of a series and all that come after it. What those must know who come is told to them at once; seats that
/// were added go to those who wait. Where one of them cannot be changed so, none is.
/// </summary>
public sealed class ChangeEvent(
    CommunityDb db, Change change, EventAccess access, EventRules rules, EventPlan plan, SeatBook seats, TopicPlans topics, SpeakerBook speakers, SessionBook sessions, HostBook hosts,
    CalendarFiles entries, Outbox outbox, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>So near an event nobody's quiet hours keep a change of it from being told.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <param name="andLater">All later ones of its series are changed alike, and moved by as much.</param>
    public Task<Result<Event>> HandleAsync(Member actor, long id, EventDraft draft, CancellationToken cancel, bool andLater = false) =>
        change.DoAsync(access, actor, id, "event.change", one => MayChange(one, actor), one => ChangeAsync(one, draft, andLater, cancel), cancel);

    /// <summary>It will not be; nor any later one of its series, where that is meant.</summary>
    public Task<Result<Event>> CancelAsync(Member actor, long id, string? reason, CancellationToken cancel, bool andLater = false) =>
        change.DoAsync(access, actor, id, "event.cancel", one => MayChange(one, actor), one => CancelAsync(one, reason, andLater, cancel), cancel, reason);

    /// <summary>Those of its series that come after it and are not over.</summary>
    public IQueryable<Event> Later(Event one) => db.Events.Where(other => one.Series != null && other.Series == one.Series && other.StartsAt > one.StartsAt
        && (other.State == EventState.Draft || other.State == EventState.InReview || other.State == EventState.Published));

    private Refusal? MayChange(Event one, Member actor) =>
        access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published);

    private async Task<Refusal?> ChangeAsync(Event one, EventDraft draft, bool andLater, CancellationToken cancel)
    {
        List<Event> later = andLater ? await Later(one).ToListAsync(cancel) : [];
        List<(Event Event, EventDraft Draft)> all = [(one, draft), .. later.Select(other => (other, Moved(other, one, draft)))];
        foreach (var (each, written) in all)
        {
            if (await rules.CheckAsync(written, each, except: andLater ? one.Series : null, cancel) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var (each, written) in all)
        {
            await ApplyAsync(each, written, cancel);
        }

        await RefreshAsync(later, cancel);
        return null;
    }

    /// <summary>As much earlier or later by the clocks of its place as the first.</summary>
    private EventDraft Moved(Event other, Event one, EventDraft draft)
    {
        var zone = options.Value.ZoneOf(one.TimeZone);
        DateTime Shown(DateTimeOffset at) => WallClock.Show(at, zone) is var (day, time) ? day.ToDateTime(time) : default;
        var start = Shown(other.StartsAt) + (Shown(draft.StartsAt) - Shown(one.StartsAt));
        var host = one.Kind == EventKind.GroupMeeting ? other.HostId : draft.HostId; // Whose turn it is stays.
        return (draft with { HostId = host }).At(WallClock.InstantOf(DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), zone));
    }

    private async Task ApplyAsync(Event one, EventDraft draft, CancellationToken cancel)
    {
        var (wasAt, before, host) = (one.StartsAt, What(one), one.HostId);
        draft.WriteTo(one);
        await db.SaveChangesAsync(cancel);
        await db.Entry(one).Reference(static it => it.Host).LoadAsync(cancel);
        await db.Entry(one).Reference(static it => it.Group).LoadAsync(cancel);
        await (host != one.HostId || wasAt != one.StartsAt ? hosts.ChosenAsync(one, anew: wasAt != one.StartsAt, cancel) : Task.CompletedTask);
        var isMoved = before != What(one);
        await (isMoved ? speakers.MovedAsync(one, wasAt, IsSoon(one, wasAt), cancel) : Task.CompletedTask);
        await sessions.MovedAsync(one, wasAt, IsSoon(one, wasAt), cancel);
        if (one.State == EventState.Published)
        {
            await AfterAsync(one, wasAt, isMoved, cancel);
        }
    }

    /// <summary>The one that was asked for is redrawn by what every change has in common.</summary>
    private async Task RefreshAsync(IEnumerable<Event> others, CancellationToken cancel)
    {
        foreach (var other in others)
        {
            await outbox.RefreshAsync(other.Subject, cancel);
        }
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

    private async Task CancelAsync(Event one, string? reason, bool andLater, CancellationToken cancel)
    {
        List<Event> later = andLater ? await Later(one).ToListAsync(cancel) : [];
        foreach (var each in later.Prepend(one))
        {
            await CancelAsync(each, reason, cancel);
        }

        await RefreshAsync(later, cancel);
    }

    private async Task CancelAsync(Event one, string? reason, CancellationToken cancel)
    {
        var (now, isPublic) = (clock.GetUtcNow(), one.State == EventState.Published);
        (one.State, one.CancelReason, one.ClosedAt, one.RemindAt, one.PromoteAt) = (EventState.Cancelled, reason, now, null, null);
        one.Sequence++;
        await topics.CancelledAsync(one, cancel);
        await entries.RenewAsync(one, cancel);
        await speakers.CalledOffAsync(one, IsSoon(one, one.StartsAt), cancel);
        await sessions.CancelledAsync(one, cancel);
        await hosts.CalledOffAsync(one, IsSoon(one, one.StartsAt), cancel);
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
