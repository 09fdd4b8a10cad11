using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Roundtables;

/// <summary>Every member may know when roundtables are; a group's meetings are for its members. Who steers them is asked here, too.</summary>
public sealed class CycleAccess(CommunityDb db, WhoLeads leads, TimeProvider clock) : Access<MeetingCycle>
{
    protected override Refusal NotFound => new CycleNotFound();

    public override Task<MeetingCycle?> LoadAsync(long id, CancellationToken cancel) => All().FirstOrDefaultAsync(cycle => cycle.Id == id, cancel);

    public override bool MaySee(MeetingCycle thing, Member actor) =>
        actor.IsActive(clock.GetUtcNow()) && (thing.GroupId is not { } group || MaySteer(thing, actor) || actor.Memberships.Exists(own => own.GroupId == group));

    public override string SubjectOf(MeetingCycle thing) => thing.Subject;

    /// <summary>Coordinators all of them, leads the meetings of their groups.</summary>
    public bool MaySteer(MeetingCycle thing, Member actor) => thing.GroupId is { } group
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    /// <summary>The roundtables that are ahead or under way, the next one first.</summary>
    public IQueryable<MeetingCycle> Ahead() => All()
        .Where(cycle => cycle.Kind == CycleKind.Roundtable && cycle.State == CycleState.Planned).OrderBy(static cycle => cycle.StartsAt).ThenBy(static cycle => cycle.Id);

    /// <summary>What coordinators look after: the year ahead, with what is skipped, and what waits for its minutes.</summary>
    public IQueryable<MeetingCycle> Year()
    {
        var now = clock.GetUtcNow();
        return All().Where(cycle => cycle.Kind == CycleKind.Roundtable && (cycle.EndsAt > now || cycle.State == CycleState.Held)).OrderBy(static cycle => cycle.StartsAt).ThenBy(static cycle => cycle.Id);
    }

    /// <summary>Who looks after roundtables: the content coordinators, else whoever coordinates.</summary>
    public async Task<IQueryable<Member>> CoordinatorsAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var content = db.Members.Holders(Permission.HearUnanswered, now, groupId: 0);
        return await content.AnyAsync(cancel) ? content : db.Members.Holders(Permission.Coordinate, now);
    }

    /// <summary>All who lead a group, also those who are away.</summary>
    public IQueryable<Member> ActiveLeads() => db.Members.Active(clock.GetUtcNow()).Where(static member => member.Memberships.Any(static own => own.IsLead));

    /// <summary>Whoever looks after a meeting: its group's leads or who stands in for them, or coordinators.</summary>
    public async Task<IQueryable<Member>> StewardsAsync(MeetingCycle cycle, CancellationToken cancel)
    {
        var present = await leads.PresentAsync(cycle.GroupId, cancel);
        return await present.AnyAsync(cancel) ? present : await CoordinatorsAsync(cancel);
    }

    private IQueryable<MeetingCycle> All() => db.MeetingCycles
        .Include(static cycle => cycle.Group).Include(static cycle => cycle.Event).ThenInclude(static one => one!.Host)
        .Include(static cycle => cycle.Contributions).ThenInclude(static contribution => contribution.Group);
}

/// <summary>What a group brings is written by whoever leads it; coordinators look at it and may help.</summary>
public sealed class ContributionAccess(CommunityDb db, TimeProvider clock) : Access<Contribution>
{
    protected override Refusal NotFound => new CycleNotFound();

    public override Task<Contribution?> LoadAsync(long id, CancellationToken cancel) => db.Contributions
        .Include(static one => one.Group).Include(static one => one.WrittenBy).Include(static one => one.Cycle)
        .FirstOrDefaultAsync(one => one.Id == id, cancel);

    public override bool MaySee(Contribution thing, Member actor) => Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), thing.GroupId);

    public override string SubjectOf(Contribution thing) => MeetingCycle.SubjectOf(thing.CycleId);

    /// <summary>Until the pack is made of it.</summary>
    public Refusal? MustBeOpen(Contribution thing) =>
        thing.Cycle is { PackedAt: null } cycle && cycle.IsAhead(clock.GetUtcNow()) ? null : new ContributionsAreClosed();
}
