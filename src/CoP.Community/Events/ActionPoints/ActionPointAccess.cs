using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.ActionPoints;

/// <summary>What was agreed at an event is changed by whoever looks after it. Those who came read it on the event's card.</summary>
public sealed class ActionPointAccess(CommunityDb db, EventAccess events) : Access<EventActionPoint>
{
    protected override Refusal NotFound => new ActionPointNotFound();

    public override Task<EventActionPoint?> LoadAsync(long id, CancellationToken cancel) => Whole().Include(static point => point.Event).FirstOrDefaultAsync(point => point.Id == id, cancel);

    public override bool MaySee(EventActionPoint thing, Member actor) => thing.MemberId == actor.Id || events.LooksAfter(thing.Event!, actor);

    /// <summary>The event's: its cards name what was agreed.</summary>
    public override string SubjectOf(EventActionPoint thing) => Event.SubjectOf(thing.EventId);

    /// <summary>Of an event: what is due first, then what has no day.</summary>
    public IQueryable<EventActionPoint> Of(long eventId) => Whole().Where(point => point.EventId == eventId)
        .OrderBy(static point => point.DueAt == null).ThenBy(static point => point.DueAt).ThenBy(static point => point.Id);

    internal Refusal? MustLookAfter(EventActionPoint thing, Member actor) => events.MustLookAfter(thing.Event!, actor);

    private IQueryable<EventActionPoint> Whole() => db.EventActionPoints
        .Include(static point => point.Member).ThenInclude(static member => member!.Organisation).Include(static point => point.Organisation);
}
