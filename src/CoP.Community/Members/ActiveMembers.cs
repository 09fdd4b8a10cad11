namespace CoP.Community.Members;

/// <summary>Keeps those who take part now.</summary>
public static class ActiveMembers
{
    /// <summary>The same as <see cref="Member.IsActive"/>, for the database.</summary>
    public static IQueryable<Member> Active(this IQueryable<Member> members, DateTimeOffset now) =>
        members.Where(member => member.Status == MemberStatus.Active && (member.GuestUntil == null || member.GuestUntil > now));

    /// <summary>Leaves out those who are away, see <see cref="Member.IsAway"/>.</summary>
    public static IQueryable<Member> Present(this IQueryable<Member> members, DateTimeOffset now) =>
        members.Where(member => member.AwayUntil == null || member.AwayUntil <= now);
}
