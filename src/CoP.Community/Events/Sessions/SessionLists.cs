using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Sessions;

/// <summary>The sessions of a conference, in the order of their times.</summary>
public sealed class SessionLists(CommunityDb db)
{
    /// <summary>What members see of them.</summary>
    public IQueryable<Event> Programme(long conferenceId) => All(conferenceId).Where(static one => one.State == EventState.Published || one.State == EventState.Held);

    /// <summary>Those that may still be, before members see them too.</summary>
    public IQueryable<Event> Ahead(long conferenceId) => All(conferenceId)
        .Where(static one => one.State == EventState.Draft || one.State == EventState.InReview || one.State == EventState.Published);

    /// <summary>All of them, for whoever looks after the conference.</summary>
    public IQueryable<Event> All(long conferenceId) => db.Events.Where(one => one.ParentId == conferenceId).OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id);

    /// <summary>When another could begin: when the last one ends, or else with the conference.</summary>
    public async Task<DateTimeOffset> NextStartAsync(Event conference, CancellationToken cancel)
    {
        var last = await Ahead(conference.Id).OrderByDescending(static one => one.EndsAt).Select(static one => (DateTimeOffset?)one.EndsAt).FirstOrDefaultAsync(cancel);
        return last < conference.EndsAt ? last.Value : conference.StartsAt;
    }
}
