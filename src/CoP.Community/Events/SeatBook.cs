using CoP.Community.Delivery;
using CoP.Community.Events.Calendar;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events;

/// <summary>
/// Who has a seat, who waits, and who is offered what became free. It keeps that no more seats are held than there are, and that
/// every free seat is offered to somebody as long as anybody waits for it. The event counts its held seats: of two who take the
/// last one at the same time, the later conflicts with the earlier and runs again.
/// </summary>
public sealed class SeatBook(
    CommunityDb db, Outbox outbox, NotificationPreferences preferences, CalendarFiles entries, TimeProvider clock, IOptions<EventOptions> options)
{
    /// <summary>How many at the front of the waitlist see their place change at once.</summary>
    private const int Front = 10;

    public Task<Registration?> FindAsync(long eventId, long memberId, CancellationToken cancel) =>
        db.Registrations.FirstOrDefaultAsync(one => one.EventId == eventId && one.MemberId == memberId, cancel);

    /// <summary>Gives a seat, or a place on the waitlist. Whoever has either keeps it as it is.</summary>
    public async Task<Registration> TakeAsync(Event one, Member member, Attendance way, CancellationToken cancel)
    {
        var registration = await FindAsync(one.Id, member.Id, cancel) ?? db.Registrations.Add(new Registration { EventId = one.Id, MemberId = member.Id, State = RegistrationState.Left }).Entity;
        if (!registration.IsActive)
        {
            (registration.RegisteredAt, registration.Way, registration.Left) = (clock.GetUtcNow(), way, null);
            await PlaceAsync(one, registration, cancel);
            await ShowAsync(one, member.Id, cancel);
        }

        return registration;
    }

    /// <summary>Another way to take part; null when nothing of it is free. Who waits, waits for the other then.</summary>
    public async Task<Registration?> MoveAsync(Event one, Registration registration, Attendance way, CancellationToken cancel)
    {
        var before = registration.Way;
        if (before != way)
        {
            if (registration.State != RegistrationState.Waiting && one.Free(way) <= 0)
            {
                return null;
            }

            Release(one, registration);
            registration.Way = way;
            await PlaceAsync(one, registration, cancel);
            await PassOnAsync(one, before, cancel);
            await ShowAsync(one, registration.MemberId, cancel);
            await ShowFrontAsync(one, before, cancel);
        }

        return registration;
    }

    /// <summary>Puts somebody who waits before all others: the next seat that becomes free is offered to them.</summary>
    public async Task PutFirstAsync(Event one, Registration waiting, CancellationToken cancel)
    {
        var first = await db.Registrations.Where(other => other.EventId == one.Id && other.State == RegistrationState.Waiting && other.Way == waiting.Way)
            .MinAsync(static other => other.Position, cancel);
        waiting.Position = waiting.Position == first ? first : first - 1;
        await ShowAsync(one, waiting.MemberId, cancel);
        await ShowFrontAsync(one, waiting.Way, cancel);
    }

    /// <summary>Lets a seat, an offer or a place on the waitlist go; what becomes free is offered to the next.</summary>
    public async Task LeaveAsync(Event one, Registration registration, LeaveReason why, CancellationToken cancel)
    {
        if (!registration.IsActive)
        {
            return;
        }

        Release(one, registration);
        (registration.State, registration.Left, registration.OfferedUntil) = (RegistrationState.Left, why, null);
        await PassOnAsync(one, registration.Way, cancel);
        await ShowAsync(one, registration.MemberId, cancel);
        await ShowFrontAsync(one, registration.Way, cancel);
        await (one.Kind == EventKind.Conference ? LeaveSessionsAsync(one.Id, registration.MemberId, why, cancel) : Task.CompletedTask);
    }

    /// <summary>Takes the seat that is kept for them.</summary>
    public async Task AcceptAsync(Event one, Registration registration, CancellationToken cancel)
    {
        (registration.State, registration.OfferedUntil) = (RegistrationState.Seated, null);
        await entries.EnsureAsync(one, cancel);
        await ShowAsync(one, registration.MemberId, cancel);
    }

    /// <summary>
    /// Somebody is there. Whoever had no seat is a walk-in: they get a free one, and otherwise stand on the waitlist like all who come
    /// too late, so that no more seats are held than there are. That they are there counts either way.
    /// </summary>
    public async Task<Registration> AdmitAsync(Event one, Member member, CancellationToken cancel)
    {
        var before = await FindAsync(one.Id, member.Id, cancel);
        var isExpected = before?.State is RegistrationState.Seated or RegistrationState.Offered;
        var registration = await TakeAsync(one, member, before is { IsActive: true } ? before.Way : one.Ways().First(), cancel);
        if (registration.State == RegistrationState.Offered)
        {
            await AcceptAsync(one, registration, cancel);
        }
        else if (registration.State == RegistrationState.Waiting && one.Free(registration.Way) is null or > 0)
        {
            await PlaceAsync(one, registration, cancel);
        }

        (registration.AttendedAt, registration.IsWalkIn) = (clock.GetUtcNow(), !isExpected);
        await ShowAsync(one, member.Id, cancel);
        return registration;
    }

    /// <summary>Whoever does not come to a conference does not come to its sessions.</summary>
    private async Task LeaveSessionsAsync(long conferenceId, long memberId, LeaveReason why, CancellationToken cancel)
    {
        var own = await db.Registrations.Include(static one => one.Event)
            .Where(one => one.MemberId == memberId && one.Event!.ParentId == conferenceId && one.State != RegistrationState.Left).ToListAsync(cancel);
        foreach (var registration in own)
        {
            await LeaveAsync(registration.Event!, registration, why, cancel);
        }
    }

    /// <summary>Offers what is free to those who wait, the first first: after seats were let go, or added.</summary>
    public async Task PassOnAsync(Event one, CancellationToken cancel)
    {
        await PassOnAsync(one, Attendance.InPerson, cancel);
        await PassOnAsync(one, Attendance.Remote, cancel);
    }

    private async Task PassOnAsync(Event one, Attendance way, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        while (one.IsOpen(now) && one.Free(way) is null or > 0 && await NextAsync(one.Id, way, now, cancel) is { } next)
        {
            one.Hold(way, 1);
            (next.State, next.Offers) = (RegistrationState.Offered, next.Offers + 1);
            next.OfferedUntil = Until(one, next.Member!, now);
            await outbox.TellAsync(next.MemberId, new SeatOffered(one.Id, next.Id, next.Offers), cancel);
            await ShowAsync(one, next.MemberId, cancel);
        }
    }

    /// <summary>Who has left the community meanwhile is passed by.</summary>
    private async Task<Registration?> NextAsync(long eventId, Attendance way, DateTimeOffset now, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel); // Who waits is asked of the database.
        var active = db.Members.Active(now);
        return await db.Registrations.Include(static one => one.Member)
            .Where(one => one.EventId == eventId && one.State == RegistrationState.Waiting && one.Way == way && active.Any(member => member.Id == one.MemberId))
            .OrderBy(static one => one.Position).FirstOrDefaultAsync(cancel);
    }

    private async Task PlaceAsync(Event one, Registration registration, CancellationToken cancel)
    {
        if (one.Free(registration.Way) is null or > 0)
        {
            one.Hold(registration.Way, 1);
            registration.State = RegistrationState.Seated;
            await entries.EnsureAsync(one, cancel);
        }
        else
        {
            (registration.State, registration.Position) = (RegistrationState.Waiting, ++one.Queued);
        }
    }

    private static void Release(Event one, Registration registration)
    {
        if (registration.State is RegistrationState.Seated or RegistrationState.Offered)
        {
            one.Hold(registration.Way, -1);
        }
    }

    /// <summary>Counted from the end of their quiet hours, and no longer than anybody may register.</summary>
    private DateTimeOffset Until(Event one, Member member, DateTimeOffset now)
    {
        var lasts = one.StartsAt - now > options.Value.LateWithin ? options.Value.OfferLasts : options.Value.LateOfferLasts;
        var until = (preferences.QuietUntil(member.TimeZone) ?? now) + lasts;
        return until < one.StartsAt ? until : one.StartsAt;
    }

    /// <summary>
    /// Redraws how they stand for those who are next on the waitlist, when it has moved. Who is further behind reads their place when
    /// they look again: hundreds of cards would change for one place.
    /// </summary>
    private async Task ShowFrontAsync(Event one, Attendance way, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel); // Who waits is asked of the database.
        var front = db.Registrations.Where(other => other.EventId == one.Id && other.State == RegistrationState.Waiting && other.Way == way)
            .OrderBy(static other => other.Position).Select(static other => (long?)other.MemberId).Take(Front);
        await outbox.RefreshAsync(one.Subject, cancel, live => front.Contains(live.MemberId));
    }

    /// <summary>Redraws what those who look after it see, and what this member sees: the others' cards say nothing of it.</summary>
    private Task ShowAsync(Event one, long memberId, CancellationToken cancel)
    {
        var counts = NoticeJson.NameOf<EventManaged>();
        return outbox.RefreshAsync(one.Subject, cancel, live => live.MemberId == memberId, live => live.NoticeType == counts);
    }
}
