using CoP.Community.Access;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Hosting;

/// <summary>The rotation of a working group is for whoever leads it, and for those who coordinate.</summary>
public sealed class RotationAccess(CommunityDb db, TimeProvider clock) : Access<Group>
{
    protected override Refusal NotFound => new GroupNotFound();

    /// <summary>The groups whose rotation a member sets.</summary>
    public IQueryable<Group> Of(Member actor)
    {
        var (all, led) = (Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow()), Permissions.Led(actor));
        return OpenGroups.In(db).Where(group => all || led.Contains(group.Id));
    }

    public override Task<Group?> LoadAsync(long id, CancellationToken cancel) => OpenGroups.In(db).FirstOrDefaultAsync(group => group.Id == id, cancel);

    public override bool MaySee(Group thing, Member actor) => Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), thing.Id);

    public override string SubjectOf(Group thing) => FormattableString.Invariant($"group:{thing.Id}");
}

/// <summary>Says in which order the organisations of a group host its meetings. With the first change the order by the alphabet is set, and then changed.</summary>
public sealed class SetRotation(CommunityDb db, Change change, RotationAccess access, HostRotation rotation)
{
    /// <summary>Comes last.</summary>
    public Task<Result<Group>> AddAsync(Member actor, long groupId, long organisationId, CancellationToken cancel) => SetAsync(
        actor, groupId,
        order =>
        {
            order.Remove(organisationId);
            order.Add(organisationId);
        },
        cancel);

    public Task<Result<Group>> RemoveAsync(Member actor, long groupId, long organisationId, CancellationToken cancel) =>
        SetAsync(actor, groupId, order => order.Remove(organisationId), cancel);

    /// <summary>One place nearer to the beginning; the first stays where it is.</summary>
    public Task<Result<Group>> MoveUpAsync(Member actor, long groupId, long organisationId, CancellationToken cancel) => SetAsync(
        actor, groupId,
        order =>
        {
            var at = order.IndexOf(organisationId);
            if (at > 0)
            {
                order.RemoveAt(at);
                order.Insert(at - 1, organisationId);
            }
        },
        cancel);

    private Task<Result<Group>> SetAsync(Member actor, long groupId, Action<List<long>> set, CancellationToken cancel) => change.DoAsync(
        access, actor, groupId, "group.rotation", static _ => null,
        async _ =>
        {
            var order = (await rotation.ReadAsync(groupId, cancel)).Hosts.ToList();
            set(order);
            await WriteAsync(groupId, order, cancel);
        },
        cancel);

    private async Task WriteAsync(long groupId, List<long> order, CancellationToken cancel)
    {
        var before = await db.RotationHosts.Where(one => one.GroupId == groupId).ToDictionaryAsync(static one => one.OrganisationId, cancel);
        db.RotationHosts.RemoveRange(before.Values.Where(one => !order.Contains(one.OrganisationId)));
        for (var at = 0; at < order.Count; at++)
        {
            var one = before.GetValueOrDefault(order[at]) ?? db.RotationHosts.Add(new RotationHost { GroupId = groupId, OrganisationId = order[at] }).Entity;
            one.Position = at + 1;
        }

        await db.SaveChangesAsync(cancel); // The order is asked of the database.
    }
}
