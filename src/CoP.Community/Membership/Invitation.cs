using CoP.Community.Members;

namespace CoP.Community.Membership;

/// <summary>A single-use code that binds the address that sends it to a member. Only its hash is kept.</summary>
public sealed class Invitation
{
    public long Id { get; set; }

    public required string CodeHash { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    /// <summary>Who invited; null for the command line.</summary>
    public long? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}
