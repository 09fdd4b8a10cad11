using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Door;

/// <param name="Present">All who were seen there.</param>
/// <param name="WalkIns">Those of them who had no seat before.</param>
/// <param name="Standing">Those of the walk-ins for whom none was free.</param>
/// <param name="Absent">Those with a seat who were not seen; it says nothing where nobody was.</param>
public sealed record AttendanceCounts(int Present, int WalkIns, int Standing, int Absent);

/// <summary>Who was at an event.</summary>
public sealed class DoorLists(CommunityDb db, EventDoor door, TimeProvider clock)
{
    /// <summary>In the order they came.</summary>
    public IQueryable<Registration> Present(long eventId) => db.Registrations
        .Include(static one => one.Member).ThenInclude(static member => member!.Organisation)
        .Where(one => one.EventId == eventId && one.AttendedAt != null)
        .OrderBy(static one => one.AttendedAt).ThenBy(static one => one.Id);

    public async Task<AttendanceCounts> CountAsync(long eventId, CancellationToken cancel)
    {
        var groups = await db.Registrations.Where(one => one.EventId == eventId)
            .GroupBy(static one => new { IsSeated = one.State == RegistrationState.Seated, IsThere = one.AttendedAt != null, one.IsWalkIn })
            .Select(static group => new { group.Key.IsSeated, group.Key.IsThere, group.Key.IsWalkIn, Count = group.Count() }).ToListAsync(cancel);
        var there = groups.FindAll(static group => group.IsThere);
        return new AttendanceCounts(
            there.Sum(static group => group.Count),
            there.Where(static group => group.IsWalkIn).Sum(static group => group.Count),
            there.Where(static group => group is { IsWalkIn: true, IsSeated: false }).Sum(static group => group.Count),
            groups.Where(static group => group is { IsSeated: true, IsThere: false }).Sum(static group => group.Count));
    }

    /// <summary>The members who were there; where nobody said so, those who had a seat.</summary>
    public async Task<IQueryable<Member>> CameAsync(long eventId, CancellationToken cancel)
    {
        var isKnown = await db.Registrations.AnyAsync(one => one.EventId == eventId && one.AttendedAt != null, cancel);
        return db.Members.Active(clock.GetUtcNow()).Where(member => db.Registrations.Any(one => one.EventId == eventId && one.MemberId == member.Id
            && (isKnown ? one.AttendedAt != null : one.State == RegistrationState.Seated)));
    }

    /// <summary>Where a member is expected now and has not been seen yet.</summary>
    public IQueryable<Event> Expected(long memberId) => door.Open(db.Events, clock.GetUtcNow())
        .Where(one => db.Registrations.Any(own => own.EventId == one.Id && own.MemberId == memberId && own.State == RegistrationState.Seated && own.AttendedAt == null))
        .OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id);
}
