using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Sessions;

/// <summary>How sessions move with their conference: by whole days, at the same time by the clocks of its place.</summary>
public sealed class SessionTimes(IOptions<CommunityOptions> options)
{
    /// <summary>By how many days a conference that began at one time and begins at another is moved; negative for earlier, 0 on the same day.</summary>
    public int Days(DateTimeOffset from, DateTimeOffset to, string zone) => DayOf(to, zone).DayNumber - DayOf(from, zone).DayNumber;

    /// <summary>The session as it is that many days later.</summary>
    public EventDraft Moved(Event session, int days, string zone)
    {
        var (day, time) = WallClock.Show(session.StartsAt, options.Value.ZoneOf(zone));
        return EventDraft.Of(session).At(WallClock.InstantOf(day.AddDays(days), time, options.Value.ZoneOf(zone)));
    }

    private DateOnly DayOf(DateTimeOffset at, string zone) => WallClock.Show(at, options.Value.ZoneOf(zone)).Day;
}
