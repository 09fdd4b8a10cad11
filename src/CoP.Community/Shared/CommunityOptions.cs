using CoP.Community.Delivery;

namespace CoP.Community;

/// <summary>What the community is like: section <c>Community</c> of the settings.</summary>
public sealed class CommunityOptions
{
    public const string Section = "Community";

    /// <summary>The IANA zone in which times are spoken.</summary>
    public string TimeZone { get; set; } = "Africa/Nairobi";

    /// <summary>The languages offered, as two-letter codes, the fallback first; empty for all that the bot speaks.</summary>
    public IList<string> Languages { get; } = [];

    /// <summary>When members are not disturbed, in their own zone, as <c>21:00-06:30</c>; empty for never.</summary>
    public string QuietHours { get; set; } = "21:00-06:30";

    /// <summary>When the daily digest is told, in the member's own zone.</summary>
    public TimeOnly DigestAt { get; set; } = new(7, 30);

    /// <summary>Where people reach this program, e.g. <c>https://bot.example.org</c>: links to pictures and documents begin with it. Empty: there are none.</summary>
    public string PublicUrl { get; set; } = "";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Null when there are none.</summary>
    public QuietHours? Quiet => Delivery.QuietHours.Read(QuietHours);

    /// <summary>The member's own zone, or the community's for those who have not chosen any.</summary>
    public TimeZoneInfo ZoneOf(string? chosen) =>
        chosen is not null && TimeZoneInfo.TryFindSystemTimeZoneById(chosen, out var zone) ? zone : Zone;
}
