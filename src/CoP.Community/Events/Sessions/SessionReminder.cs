using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Sessions;

/// <summary>
/// Of which sessions one is reminded, and how: not of those on the first day, which stand in the messages about their conference; of those on
/// later days the day before, and once on the day, before the first of them. A week before, the conference has been told.
/// </summary>
public sealed class SessionReminder(CommunityDb db, EventPlan plan, IOptions<CommunityOptions> options)
{
    /// <summary>Null when there is nothing to say.</summary>
    public async Task<Notice?> OfAsync(Event session, TimeSpan ahead, DateTimeOffset dueAt, CancellationToken cancel)
    {
        var begins = await db.Events.Where(one => one.Id == session.ParentId).Select(static one => one.StartsAt).SingleAsync(cancel);
        var day = WallClock.Show(session.StartsAt, options.Value.Zone).Day;
        return day == WallClock.Show(begins, options.Value.Zone).Day || plan.IsFirst(ahead) ? null
            : plan.IsLast(ahead) ? new SessionsBegin(session.ParentId!.Value, day)
            : new EventsAhead(day, ahead, dueAt);
    }
}
