using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events;

/// <summary>What an organiser wrote.</summary>
/// <param name="TimeZone">The IANA zone in which the times are meant.</param>
/// <param name="RoomCapacity">Null for no limit, as the other.</param>
public sealed record EventDraft(
    EventKind Kind, string Title, string About, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, int? RoomCapacity, int? RemoteCapacity, EventDetails Details)
{
    public long? HostId { get; init; }

    public long? GroupId { get; init; }

    public string? County { get; init; }

    /// <summary>The conference that it is a session of.</summary>
    public long? ParentId { get; init; }

    /// <summary>What an event is now.</summary>
    public static EventDraft Of(Event one) => new(
        one.Kind, one.Title, one.About, one.StartsAt, one.EndsAt, one.TimeZone, one.RoomCapacity, one.RemoteCapacity, one.Details)
    {
        HostId = one.HostId,
        GroupId = one.GroupId,
        County = one.County,
        ParentId = one.ParentId,
    };

    /// <summary>The same at another time, for as long.</summary>
    public EventDraft At(DateTimeOffset start) => this with { StartsAt = start, EndsAt = start + (EndsAt - StartsAt) };

    internal void WriteTo(Event one)
    {
        (one.Kind, one.Title, one.About, one.Details) = (Kind, Title, About, Details);
        (one.StartsAt, one.EndsAt, one.TimeZone) = (StartsAt, EndsAt, TimeZone);
        (one.RoomCapacity, one.RemoteCapacity) = (RoomCapacity, RemoteCapacity);
        (one.HostId, one.GroupId, one.County, one.ParentId) = (HostId, GroupId, County, ParentId);
    }
}

/// <summary>What an event must be before it is kept, whoever writes it.</summary>
public sealed class EventRules(CommunityDb db, SessionRules sessions, TimeProvider clock)
{
    /// <param name="before">What is edited; null for a new one.</param>
    /// <param name="except">A series that is moved as a whole: its own events are not in its way.</param>
    public async Task<Refusal?> CheckAsync(EventDraft draft, Event? before, string? except, CancellationToken cancel) =>
        Times(draft, before) ?? Seats(draft, before) ?? await sessions.CheckAsync(draft, before, cancel) ?? await HostAsync(draft, before, except, cancel);

    private Refusal? Times(EventDraft draft, Event? before) => draft switch
    {
        _ when draft.StartsAt <= clock.GetUtcNow() && draft.StartsAt != before?.StartsAt => new EventInThePast(),
        _ when draft.EndsAt <= draft.StartsAt => new EventEndsBeforeItStarts(),
        _ when draft.EndsAt - draft.StartsAt > TimeSpan.FromDays(EventTooLong.MostDays) => new EventTooLong(),
        _ => null,
    };

    private static Refusal? Seats(EventDraft draft, Event? before)
    {
        if (before is null)
        {
            return null;
        }

        var after = new Event { Kind = draft.Kind, Title = "", About = "", TimeZone = "", CalendarUid = "", Details = draft.Details };
        return Enum.GetValues<Attendance>().Any(way => before.Held(way) > 0 && !after.Ways().Contains(way)) ? new WayIsTaken()
            : draft.RoomCapacity < before.RoomHeld ? new CapacityBelowTaken(before.RoomHeld)
            : draft.RemoteCapacity < before.RemoteHeld ? new CapacityBelowTaken(before.RemoteHeld)
            : null;
    }

    /// <summary>Where the members of one organisation are to be hosts twice at a time, one of the two is a mistake.</summary>
    private async Task<Refusal?> HostAsync(EventDraft draft, Event? before, string? except, CancellationToken cancel)
    {
        var id = before?.Id;
        if (draft.HostId is { } host && host != before?.HostId && !await db.Members.Active(clock.GetUtcNow()).AnyAsync(member => member.OrganisationId == host, cancel))
        {
            return new HostNotActive();
        }

        var other = draft.HostId is null ? null : await db.Events
            .Where(one => one.HostId == draft.HostId && one.Id != id && one.State != EventState.Cancelled && (except == null || one.Series != except) && one.StartsAt < draft.EndsAt && draft.StartsAt < one.EndsAt)
            .Select(static one => one.Title).FirstOrDefaultAsync(cancel);
        return other is null ? null : new HostIsBusy(other);
    }
}
