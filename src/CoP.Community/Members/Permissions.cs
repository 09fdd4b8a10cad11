using System.Collections.Frozen;

namespace CoP.Community.Members;

/// <summary>The one place that knows who may do what: one table, asked for a member (<see cref="Allows"/>) and for all who may (<see cref="Holders"/>).</summary>
public static class Permissions
{
    private static readonly Role[] Administrators = [Role.Administrator, Role.Chair];
    private static readonly Role[] Coordinators = [Role.ContentCoordinator, .. Administrators];

    /// <summary>What whoever is invited becomes, unless another role is named.</summary>
    public const Role DefaultRole = Role.Member;

    /// <summary>The role of those whose stay has a last day.</summary>
    public const Role TemporaryRole = Role.Guest;

    /// <summary>The roles that have it everywhere, and whether leads have it in the groups they lead. All of it is for active members only.</summary>
    private static readonly FrozenDictionary<Permission, Row> Table = new Dictionary<Permission, Row>
    {
        [Permission.TakePart] = new(Enum.GetValues<Role>(), Leads: false),
        [Permission.Coordinate] = new(Coordinators, Leads: false),
        [Permission.LeadOrCoordinate] = new(Coordinators, Leads: true),
        [Permission.HearUnanswered] = new([Role.ContentCoordinator], Leads: true),
        [Permission.RankTopics] = new([Role.Committee, .. Coordinators], Leads: false),
        [Permission.EditGlossary] = new(Coordinators, Leads: false),
        [Permission.HearUpdate] = new([Role.Chair], Leads: false),
        [Permission.Vote] = new([.. Enum.GetValues<Role>().Except([TemporaryRole])], Leads: false),
        [Permission.SitOnCommittee] = new([Role.Committee, Role.Chair], Leads: false),
        [Permission.Administer] = new(Administrators, Leads: false),
    }.ToFrozenDictionary();

    private sealed record Row(Role[] Roles, bool Leads);

    /// <summary>Whether this person (null: a stranger) may use something that asks for <paramref name="needed"/>. Needs the memberships loaded.</summary>
    /// <param name="groupId">For what leads have in the groups they lead: the group concerned; null: any.</param>
    public static bool Allows(Member? member, Permission needed, DateTimeOffset now, long? groupId = null)
    {
        if (!Table.TryGetValue(needed, out var row))
        {
            return needed == Permission.Anyone;
        }

        return member is not null && member.IsActive(now) && (row.Roles.Contains(member.Role) || (row.Leads && Leads(member, groupId)));
    }

    /// <summary>Everybody who is allowed it now; of leads those of the group, if one is named.</summary>
    public static IQueryable<Member> Holders(this IQueryable<Member> members, Permission needed, DateTimeOffset now, long? groupId = null)
    {
        var (roles, leads) = (Table[needed].Roles, Table[needed].Leads);
        return members.Active(now).Where(member =>
            roles.Contains(member.Role) || (leads && member.Memberships.Any(membership => membership.IsLead && membership.GroupId == groupId)));
    }

    /// <summary>Whether this member leads that group, or any when none is named. Needs the memberships loaded.</summary>
    public static bool Leads(Member member, long? groupId = null) =>
        member.Memberships.Exists(membership => membership.IsLead && (groupId is null || membership.GroupId == groupId));

    /// <summary>The groups that this member leads, by id. Needs the memberships loaded.</summary>
    public static IReadOnlyList<long> Led(Member member) =>
        [.. member.Memberships.Where(static membership => membership.IsLead).Select(static membership => membership.GroupId)];

    /// <summary>The roles that this member may give others: administrators any, coordinators those without further rights.</summary>
    public static IReadOnlyList<Role> RolesToGive(Member? actor, DateTimeOffset now) =>
        Allows(actor, Permission.Administer, now) ? Enum.GetValues<Role>()
        : Allows(actor, Permission.Coordinate, now) ? [DefaultRole, TemporaryRole]
        : [];
}
