namespace CoP.Community.Members;

/// <summary>A theme a member has declared expertise in, see <see cref="Themes"/>.</summary>
public sealed class MemberTheme
{
    public long MemberId { get; set; }

    public required string Theme { get; set; }
}
