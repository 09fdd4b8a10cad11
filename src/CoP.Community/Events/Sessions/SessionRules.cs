using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Sessions;

/// <summary>A session lies within the time of its conference, whichever of the two is changed.</summary>
public sealed class SessionRules(CommunityDb db, SessionLists lists, SessionTimes times)
{
    /// <param name="before">What is edited; null for a new one.</param>
    public async Task<Refusal?> CheckAsync(EventDraft draft, Event? before, CancellationToken cancel) =>
        draft.ParentId is { } parent ? await InsideAsync(draft, parent, cancel)
        : before is { Kind: EventKind.Conference } ? await AroundAsync(draft, before, cancel)
        : null;

    private async Task<Refusal?> InsideAsync(EventDraft draft, long parent, CancellationToken cancel) =>
        await db.Events.AnyAsync(one => one.Id == parent && one.StartsAt <= draft.StartsAt && draft.EndsAt <= one.EndsAt, cancel) ? null : new SessionOutsideConference();

    /// <summary>Its sessions as they would be then: they move with it.</summary>
    private async Task<Refusal?> AroundAsync(EventDraft draft, Event before, CancellationToken cancel)
    {
        var days = times.Days(before.StartsAt, draft.StartsAt, draft.TimeZone);
        var moved = (await lists.Ahead(before.Id).AsNoTracking().ToListAsync(cancel)).Select(session => times.Moved(session, days, draft.TimeZone));
        return moved.FirstOrDefault(session => session.StartsAt < draft.StartsAt || session.EndsAt > draft.EndsAt) is { } outside ? new SessionLeftOutside(outside.Title) : null;
    }
}
