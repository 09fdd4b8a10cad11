namespace CoP.Community.Groups;

/// <summary>A member's membership in a working group; belonging to it declares expertise in its field.</summary>
public sealed class GroupMembership
{
    public long GroupId { get; set; }

    public Group? Group { get; set; }

    public long MemberId { get; set; }

    /// <summary>From the lead agency: runs the group, and hears of questions nobody answered.</summary>
    public bool IsLead { get; set; }
}
