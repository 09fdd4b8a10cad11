namespace CoP.Community;

/// <summary>What the community is like: section <c>Community</c> of the settings.</summary>
public sealed class CommunityOptions
{
    public const string Section = "Community";

    /// <summary>The IANA zone in which times are spoken.</summary>
    public string TimeZone { get; set; } = "Africa/Nairobi";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
