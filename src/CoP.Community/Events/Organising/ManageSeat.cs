using CoP.Community.Delivery;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Organising;

/// <summary>What whoever looks after an event does about the seats of others. Each of them is told.</summary>
public sealed class ManageSeat(CommunityDb db, EventAccess access, SeatBook seats, SessionSeats sessions, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Registers a member, or puts them on the waitlist.</summary>
    public async Task<Result<Registration>> AddAsync(Member actor, long eventId, long memberId, Attendance? way, CancellationToken cancel)
    {
        var found = await OpenAsync(actor, eventId, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var member = await db.Members.Active(clock.GetUtcNow()).FirstOrDefaultAsync(one => one.Id == memberId, cancel);
        var chosen = member is null ? new NotAMember() : await sessions.WayAsync(found.Value, member, way, cancel);
        return chosen.Refusal is { } objection ? objection : await DoneAsync(actor, found.Value, await seats.TakeAsync(found.Value, member!, chosen.Value, cancel), "event.seat", cancel);
    }

    /// <summary>Has somebody who waits be the next to be offered a seat.</summary>
    public Task<Result<Registration>> PutFirstAsync(Member actor, long registrationId, CancellationToken cancel) => ChangeAsync(
        actor, registrationId, "event.put-first",
        async (one, registration) =>
        {
            if (registration.State != RegistrationState.Waiting)
            {
                return new NotWaiting();
            }

            await seats.PutFirstAsync(one, registration, cancel);
            return null;
        },
        cancel);

    public Task<Result<Registration>> MoveAsync(Member actor, long registrationId, CancellationToken cancel) => ChangeAsync(
        actor, registrationId, "event.move",
        async (one, registration) =>
        {
            var other = one.Ways().FirstOrDefault(way => way != registration.Way, registration.Way);
            return await seats.MoveAsync(one, registration, other, cancel) is null ? new NoSeatToMoveTo() : null;
        },
        cancel);

    public Task<Result<Registration>> RemoveAsync(Member actor, long registrationId, CancellationToken cancel) => ChangeAsync(
        actor, registrationId, "event.remove",
        async (one, registration) =>
        {
            await seats.LeaveAsync(one, registration, LeaveReason.Removed, cancel);
            await outbox.TellAsync(registration.MemberId, new SeatWithdrawn(one.Id, registration.Id, registration.Revision), cancel);
            return null;
        },
        cancel);

    private async Task<Result<Registration>> ChangeAsync(
        Member actor, long registrationId, string action, Func<Event, Registration, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (await db.Registrations.Include(static one => one.Member).FirstOrDefaultAsync(one => one.Id == registrationId, cancel) is not { } registration)
        {
            return new NotRegistered();
        }

        var found = await OpenAsync(actor, registration.EventId, cancel);
        return found.Refusal is { } refusal ? refusal
            : !registration.IsActive ? new NotRegistered()
            : await change(found.Value, registration) is { } objection ? objection
            : await DoneAsync(actor, found.Value, registration, action, cancel);
    }

    private async Task<Result<Registration>> DoneAsync(Member actor, Event one, Registration registration, string action, CancellationToken cancel)
    {
        audit.Note(actor.Id, action, one.Subject);
        if (registration.State == RegistrationState.Seated)
        {
            await outbox.TellAsync(registration.MemberId, new SeatTaken(one.Id, registration.Id, registration.Revision), cancel);
        }

        return registration;
    }

    private async Task<Result<Event>> OpenAsync(Member actor, long eventId, CancellationToken cancel)
    {
        var found = await access.FindAsync(eventId, actor, cancel);
        return found.Unless(one => access.MustLookAfter(one, actor) ?? (one.IsOpen(clock.GetUtcNow()) ? null : new EventNotInState(one.State)));
    }
}
