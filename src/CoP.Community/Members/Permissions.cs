namespace CoP.Community.Members;

/// <summary>The one place that knows who may do what.</summary>
public static class Permissions
{
    /// <summary>Whether this person (null: a stranger) may use something that asks for <paramref name="needed"/>.</summary>
    public static bool Allows(Member? member, Permission needed, DateTimeOffset now) => needed switch
    {
        Permission.Anyone => true,
        _ when member is null || !member.IsActive(now) => false,
        Permission.TakePart => true,
        Permission.Coordinate => Coordinates(member),
        Permission.LeadOrCoordinate => Coordinates(member) || Leads(member),
        Permission.Administer => member.Role is Role.Administrator or Role.Chair,
        _ => false,
    };

    /// <summary>Whether this member leads that group, or any when none is named. Needs the memberships loaded.</summary>
    public static bool Leads(Member member, long? groupId = null) =>
        member.Memberships.Exists(membership => membership.IsLead && (groupId is null || membership.GroupId == groupId));

    public static bool Coordinates(Member member) => member.Role is Role.ContentCoordinator or Role.Administrator or Role.Chair;

    /// <summary>Coordinators everywhere, leads in their own group. Needs the memberships loaded.</summary>
    public static bool Moderates(Member member, long groupId) =>
        Coordinates(member) || Leads(member, groupId);
}
