using CoP.Community.Members;

namespace CoP.Community.Events.Sessions;

/// <summary>How somebody takes part: in a session only with a seat at its conference, and in the same way where it can be.</summary>
public sealed class SessionSeats(SeatBook seats)
{
    /// <param name="wanted">Null: the usual way.</param>
    public async Task<Result<Attendance>> WayAsync(Event one, Member member, Attendance? wanted, CancellationToken cancel)
    {
        var ways = one.Ways().ToList();
        Result<Attendance> Of(Attendance usual) => wanted is { } way && !ways.Contains(way) ? new NoSuchWay() : wanted ?? (ways.Contains(usual) ? usual : ways[0]);
        return one.ParentId is not { } conference ? Of(ways[0])
            : await seats.FindAsync(conference, member.Id, cancel) is { State: RegistrationState.Seated } own ? Of(own.Way)
            : new ConferenceSeatNeeded(conference);
    }
}
