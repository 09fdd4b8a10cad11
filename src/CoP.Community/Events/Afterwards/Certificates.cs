using CoP.Community.Events.Feedback;
using CoP.Community.Members;

namespace CoP.Community.Events.Afterwards;

/// <summary>Who gets a certificate of attendance: whoever was seen at an event of a kind that gives one, once it is over.</summary>
public sealed class Certificates(EventAccess access, SeatBook seats)
{
    public static bool Has(Event one, Registration? own) => one is { State: EventState.Held, Traits.IsCertified: true } && own?.AttendedAt is not null;

    public async Task<Result<Event>> FindAsync(Member member, long eventId, CancellationToken cancel)
    {
        var found = await access.FindAsync(eventId, member, cancel);
        return found.Refusal is { } refusal ? refusal
            : !found.Value.Traits.IsCertified ? new NoCertificateOfIt()
            : found.Value.State != EventState.Held ? new EventNotInState(found.Value.State)
            : Has(found.Value, await seats.FindAsync(eventId, member.Id, cancel)) ? found
            : new NotAtTheEvent();
    }
}
