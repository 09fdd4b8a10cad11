namespace CoP.Community;

/// <summary>What the community is like: section <c>Community</c> of the settings.</summary>
public sealed class CommunityOptions
{
    public const string Section = "Community";

    /// <summary>The IANA zone in which times are spoken.</summary>
    public string TimeZone { get; set; } = "Africa/Nairobi";

    /// <summary>Where people reach this program, e.g. <c>https://bot.example.org</c>: links to pictures and documents begin with it. Empty: there are none.</summary>
    public string PublicUrl { get; set; } = "";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
