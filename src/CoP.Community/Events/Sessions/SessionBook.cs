using CoP.Community.Delivery;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Speakers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Sessions;

/// <summary>What becomes of the sessions of a conference as it goes its way. Whoever comes to it hears of that once, by its own notice.</summary>
public sealed class SessionBook(
    SessionLists lists, SessionTimes times, SpeakerBook speakers, CalendarFiles entries, EventPlan plan, Outbox outbox, TimeProvider clock)
{
    /// <summary>Members see it: they see its sessions, too.</summary>
    public Task PublishedAsync(Event one, CancellationToken cancel) => EachAsync(
        one,
        session =>
        {
            var now = clock.GetUtcNow();
            (session.State, session.PublishedAt, session.RemindAt) = (EventState.Published, now, plan.NextReminder(session.StartsAt, now));
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>It is on another day: its sessions are as many days later, or earlier.</summary>
    /// <param name="soon">It is so near that nobody's quiet hours count.</param>
    public Task MovedAsync(Event one, DateTimeOffset wasAt, bool soon, CancellationToken cancel)
    {
        var days = times.Days(wasAt, one.StartsAt, one.TimeZone);
        return days == 0 ? Task.CompletedTask : EachAsync(one, session => MoveAsync(session, days, soon, cancel), cancel);
    }

    /// <summary>It will not be, and so its sessions will not.</summary>
    public Task CancelledAsync(Event one, CancellationToken cancel) => EachAsync(
        one,
        session =>
        {
            (session.State, session.CancelReason, session.ClosedAt, session.RemindAt) = (EventState.Cancelled, one.CancelReason, clock.GetUtcNow(), null);
            session.Sequence++;
            return entries.RenewAsync(session, cancel);
        },
        cancel);

    private async Task MoveAsync(Event session, int days, bool soon, CancellationToken cancel)
    {
        var wasAt = session.StartsAt;
        times.Moved(session, days, session.TimeZone).WriteTo(session);
        await speakers.MovedAsync(session, wasAt, soon, cancel, toldOf: session.ParentId);
        if (session.State == EventState.Published)
        {
            session.Sequence++;
            session.RemindAt = plan.NextReminder(session.StartsAt, clock.GetUtcNow());
            await entries.RenewAsync(session, cancel);
        }
    }

    private async Task EachAsync(Event one, Func<Event, Task> change, CancellationToken cancel)
    {
        List<Event> sessions = one.Kind == EventKind.Conference ? await lists.Ahead(one.Id).ToListAsync(cancel) : [];
        foreach (var session in sessions)
        {
            await change(session);
            await outbox.RefreshAsync(session.Subject, cancel);
        }
    }
}
