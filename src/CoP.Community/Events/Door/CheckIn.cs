using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Door;

/// <summary>Members say that they are at an event. Saying so again changes nothing.</summary>
public sealed class CheckIn(CommunityDb db, EventAccess access, SeatBook seats, SessionSeats sessions, EventDoor door, Guesses guesses, TimeProvider clock)
{
    /// <summary>How many wrong numbers somebody may send in an hour.</summary>
    public const int MostWrong = 10;

    private const string WrongNumber = "event.wrong-number";

    /// <summary>By a press, for those who have a seat.</summary>
    public async Task<Result<Registration>> HandleAsync(Member member, long eventId, CancellationToken cancel)
    {
        var found = await access.FindAsync(eventId, member, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var own = await seats.FindAsync(eventId, member.Id, cancel);
        return own?.AttendedAt is not null ? own
            : Shut(found.Value) is { } shut ? shut
            : own?.State is RegistrationState.Seated or RegistrationState.Offered ? await seats.AdmitAsync(found.Value, member, cancel)
            : new NoSeatAtTheDoor();
    }

    /// <summary>By the number that stands at the door: whoever knows it is there, with a seat or without.</summary>
    public async Task<Result<Registration>> HandleAsync(Member member, string number, CancellationToken cancel)
    {
        var (now, subject) = (clock.GetUtcNow(), $"member:{member.Id}");
        if (await guesses.AreTooManyAsync(WrongNumber, subject, MostWrong, cancel))
        {
            return new TooManyDoorNumbers();
        }

        var one = (await door.Open(db.Events, now).Where(static it => it.DoorKey != null).OrderBy(static it => it.Id).ToListAsync(cancel)).Find(it => door.Takes(it, number, now));
        if (one is null)
        {
            guesses.Note(WrongNumber, subject);
            return new DoorNumberUnknown();
        }

        return await seats.FindAsync(one.Id, member.Id, cancel) is { AttendedAt: not null } own ? own
            : (await sessions.WayAsync(one, member, wanted: null, cancel)).Refusal is { } refusal ? refusal
            : await seats.AdmitAsync(one, member, cancel);
    }

    private Refusal? Shut(Event one) =>
        one.State == EventState.Cancelled ? new EventIsCancelled()
        : one.PublishedAt is null ? new EventNotInState(one.State)
        : clock.GetUtcNow() < door.OpensAt(one) ? new TooEarlyToCheckIn()
        : door.IsOpen(one, clock.GetUtcNow()) ? null
        : new TooLateToCheckIn();
}
