using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events;

/// <summary>Which events somebody wants to see.</summary>
public enum EventFilter
{
    All,

    /// <summary>Those they come to, or would like to.</summary>
    Mine,

    /// <summary>Of their working groups.</summary>
    MyGroups,

    /// <summary>Of their county.</summary>
    MyCounty,
}

/// <summary>The lists of events that people page through.</summary>
public sealed class EventLists(CommunityDb db, TimeProvider clock)
{
    /// <summary>What is yet to come or going on, the next first.</summary>
    public IQueryable<Event> Coming(Member member, EventFilter filter)
    {
        var now = clock.GetUtcNow();
        var coming = Whole().Where(one => one.State == EventState.Published && one.EndsAt > now);
        var whole = coming.Where(static one => one.ParentId == null); // A session stands in its conference's programme.
        return (filter switch
        {
            EventFilter.Mine => coming.Where(one => db.Registrations.Any(own => own.EventId == one.Id && own.MemberId == member.Id && own.State != RegistrationState.Left)),
            EventFilter.MyGroups => whole.Where(one => db.GroupMemberships.Any(own => own.GroupId == one.GroupId && own.MemberId == member.Id)),
            EventFilter.MyCounty => whole.Where(one => one.County != null && one.County == member.County),
            _ => whole,
        }).OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id);
    }

    /// <summary>What somebody looks after: what waits for them first, then what is to come, then what is over, newest first. Sessions stand there only while they wait.</summary>
    public IQueryable<Event> LookedAfter(Member member)
    {
        var (now, all) = (clock.GetUtcNow(), Permissions.Allows(member, Permission.Coordinate, clock.GetUtcNow()));
        var led = Permissions.Led(member);
        return Whole()
            .Where(static one => one.ParentId == null || one.State == EventState.InReview)
            .Where(one => one.OrganiserId == member.Id || (one.State != EventState.Draft && (all || (one.GroupId != null && led.Contains(one.GroupId.Value)))))
            .OrderByDescending(one => one.State == EventState.InReview).ThenByDescending(one => one.EndsAt > now).ThenByDescending(static one => one.StartsAt).ThenByDescending(static one => one.Id);
    }

    /// <summary>Who has registered and still comes or would like to: those with a seat, then the waitlist in its order.</summary>
    public IQueryable<Registration> Registered(long eventId) => db.Registrations
        .Include(static one => one.Member).ThenInclude(static member => member!.Organisation)
        .Where(one => one.EventId == eventId && one.State != RegistrationState.Left)
        .OrderBy(static one => one.State == RegistrationState.Waiting).ThenBy(static one => one.State == RegistrationState.Waiting ? one.Position : 0).ThenBy(static one => one.RegisteredAt).ThenBy(static one => one.Id);

    /// <summary>How many have a seat in a way, are offered one, and wait.</summary>
    public async Task<SeatCounts> CountAsync(long eventId, CancellationToken cancel)
    {
        var counts = await db.Registrations.Where(one => one.EventId == eventId && one.State != RegistrationState.Left)
            .GroupBy(static one => new { one.State, one.Way }).Select(static group => new { group.Key.State, group.Key.Way, Count = group.Count() }).ToListAsync(cancel);
        int Of(RegistrationState state, Attendance? way = null) => counts.Where(one => one.State == state && (way is null || one.Way == way)).Sum(static one => one.Count);
        return new SeatCounts(Of(RegistrationState.Seated, Attendance.InPerson), Of(RegistrationState.Seated, Attendance.Remote), Of(RegistrationState.Offered), Of(RegistrationState.Waiting));
    }

    /// <summary>How many stand before somebody on the waitlist.</summary>
    public Task<int> BeforeAsync(Registration waiting, CancellationToken cancel) => db.Registrations.CountAsync(
        one => one.EventId == waiting.EventId && one.State == RegistrationState.Waiting && one.Way == waiting.Way && one.Position < waiting.Position, cancel);

    /// <summary>What a member who comes has on a day.</summary>
    public IQueryable<Event> OfDay(long memberId, DateTimeOffset from, DateTimeOffset to) => Whole()
        .Where(one => one.State == EventState.Published && one.StartsAt >= from && one.StartsAt < to
            && db.Registrations.Any(own => own.EventId == one.Id && own.MemberId == memberId && own.State == RegistrationState.Seated))
        .OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id);

    private IQueryable<Event> Whole() => db.Events.Include(static one => one.Host).Include(static one => one.Group);
}

/// <param name="Offered">Seats that are kept for somebody who has not said yes yet.</param>
public sealed record SeatCounts(int InPerson, int Remote, int Offered, int Waiting);
