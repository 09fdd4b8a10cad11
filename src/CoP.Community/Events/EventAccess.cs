using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events;

/// <summary>A published event is for every member; before that, for its organiser and for those who publish.</summary>
public sealed class EventAccess(CommunityDb db, TimeProvider clock) : Access<Event>
{
    protected override Refusal NotFound => new EventNotFound();

    public override Task<Event?> LoadAsync(long id, CancellationToken cancel) =>
        db.Events.Include(static one => one.Organiser).Include(static one => one.Host).Include(static one => one.Group).Include(static one => one.Parent)
            .FirstOrDefaultAsync(one => one.Id == id, cancel);

    public override bool MaySee(Event thing, Member actor) => thing.PublishedAt is not null || LooksAfter(thing, actor);

    public override string SubjectOf(Event thing) => thing.Subject;

    /// <summary>Whether somebody organises it, or coordinates, or leads the group it belongs to. Needs the memberships loaded.</summary>
    public bool LooksAfter(Event thing, Member actor) =>
        (thing.OrganiserId == actor.Id && actor.IsActive(clock.GetUtcNow())) || MayPublish(thing, actor);

    /// <summary>Coordinators any, a lead what belongs to their group.</summary>
    public bool MayPublish(Event thing, Member actor) => thing.GroupId is { } group
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    internal Refusal? MustLookAfter(Event thing, Member actor) => LooksAfter(thing, actor) ? null : new NotYourEvent();
}
