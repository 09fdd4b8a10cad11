using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Organising;

/// <summary>Who of those who have something to do with an event.</summary>
public enum Attendees
{
    /// <summary>Those with a seat.</summary>
    Seated,

    Waitlist,

    /// <summary>Those who were seen there.</summary>
    Present,

    /// <summary>Those who had a seat and were not.</summary>
    Absent,
}

/// <summary>A message to them, with a handful of statements however many they are.</summary>
public sealed class WriteToAttendees(CommunityDb db, EventAccess access, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    public const int WordsLength = 1500;

    /// <returns>To how many it goes.</returns>
    public async Task<Result<int>> HandleAsync(Member actor, long eventId, Attendees who, string words, CancellationToken cancel)
    {
        var found = (await access.FindAsync(eventId, actor, cancel)).Unless(one => access.MustLookAfter(one, actor));
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var members = Of(eventId, who);
        if (await members.CountAsync(cancel) is not (> 0 and var count))
        {
            return new NobodyToWriteTo();
        }

        await outbox.TellAsync(members, new AttendeesWrittenTo(eventId, words, Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)), cancel);
        audit.Note(actor.Id, "event.write", found.Value.Subject);
        return count;
    }

    public IQueryable<Member> Of(long eventId, Attendees who)
    {
        var registrations = db.Registrations.Where(one => one.EventId == eventId);
        var meant = who switch
        {
            Attendees.Waitlist => registrations.Where(static one => one.State == RegistrationState.Waiting || one.State == RegistrationState.Offered),
            Attendees.Present => registrations.Where(static one => one.AttendedAt != null),
            Attendees.Absent => registrations.Where(static one => one.State == RegistrationState.Seated && one.AttendedAt == null),
            _ => registrations.Where(static one => one.State == RegistrationState.Seated),
        };
        return db.Members.Active(clock.GetUtcNow()).Where(member => meant.Any(one => one.MemberId == member.Id));
    }
}
