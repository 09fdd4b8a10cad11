using CoP.Community.Members;

namespace CoP.Community.Events.Calendar;

/// <summary>A member's private calendar address. Whoever knows the secret reads what the member comes to.</summary>
public sealed class CalendarFeed
{
    public const int SecretLength = 43;

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    /// <summary>256 random bits, base64url.</summary>
    public required string Secret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
