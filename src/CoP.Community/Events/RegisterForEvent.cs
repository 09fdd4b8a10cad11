using CoP.Community.Events.Sessions;
using CoP.Community.Members;

namespace CoP.Community.Events;

/// <summary>What members do about their own seat. Doing it again changes nothing: they see how they stand.</summary>
public sealed class RegisterForEvent(EventAccess access, SeatBook seats, SessionSeats sessions, TimeProvider clock)
{
    /// <summary>Registers; where no seat is free, for the waitlist.</summary>
    /// <param name="way">Null: the usual way of the event.</param>
    public async Task<Result<Registration>> HandleAsync(Member member, long eventId, Attendance? way, CancellationToken cancel)
    {
        var found = await OpenAsync(member, eventId, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var chosen = await sessions.WayAsync(found.Value, member, way, cancel);
        return chosen.Refusal is { } objection ? objection : await seats.TakeAsync(found.Value, member, chosen.Value, cancel);
    }

    /// <summary>Not going: also for whoever waits, or is offered a seat.</summary>
    public Task<Result<Registration>> LeaveAsync(Member member, long eventId, CancellationToken cancel) =>
        OwnAsync(member, eventId, (one, own) => LeaveAsync(one, own, LeaveReason.Cancelled, cancel), cancel);

    /// <summary>In person instead of from elsewhere, or the other way round.</summary>
    public Task<Result<Registration>> MoveAsync(Member member, long eventId, Attendance way, CancellationToken cancel) => OwnAsync(
        member, eventId,
        async (one, own) => !own.IsActive ? new NotRegistered()
            : !one.Ways().Contains(way) ? new NoSuchWay()
            : await seats.MoveAsync(one, own, way, cancel) is { } moved ? moved
            : new NoSeatToMoveTo(),
        cancel);

    public Task<Result<Registration>> AcceptAsync(Member member, long eventId, CancellationToken cancel) => OwnAsync(
        member, eventId,
        async (one, own) =>
        {
            if (own is not { State: RegistrationState.Offered, OfferedUntil: { } until })
            {
                return own.State == RegistrationState.Seated ? own : own.Left == LeaveReason.Lapsed ? new OfferIsOver() : new NoOffer();
            }

            if (until <= clock.GetUtcNow())
            {
                return new OfferIsOver();
            }

            await seats.AcceptAsync(one, own, cancel);
            return own;
        },
        cancel);

    public Task<Result<Registration>> DeclineAsync(Member member, long eventId, CancellationToken cancel) => OwnAsync(
        member, eventId,
        async (one, own) => own.State == RegistrationState.Offered ? await LeaveAsync(one, own, LeaveReason.Declined, cancel) : own.IsActive ? new NoOffer() : own,
        cancel);

    private async Task<Result<Registration>> LeaveAsync(Event one, Registration own, LeaveReason why, CancellationToken cancel)
    {
        await seats.LeaveAsync(one, own, why, cancel);
        return own;
    }

    private async Task<Result<Registration>> OwnAsync(
        Member member, long eventId, Func<Event, Registration, Task<Result<Registration>>> change, CancellationToken cancel)
    {
        var found = await OpenAsync(member, eventId, cancel);
        return found.Refusal is { } refusal ? refusal
            : await seats.FindAsync(eventId, member.Id, cancel) is not { } own ? new NotRegistered()
            : await change(found.Value, own);
    }

    private async Task<Result<Event>> OpenAsync(Member member, long eventId, CancellationToken cancel)
    {
        var found = await access.FindAsync(eventId, member, cancel);
        return found.Refusal is { } refusal ? refusal
            : found.Value.IsOpen(clock.GetUtcNow()) ? found
            : found.Value.State == EventState.Cancelled ? new EventIsCancelled()
            : found.Value.PublishedAt is null ? new EventNotInState(found.Value.State)
            : new RegistrationClosed();
    }
}
