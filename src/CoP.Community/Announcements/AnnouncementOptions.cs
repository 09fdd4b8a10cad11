using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Announcements;

/// <summary>How announcements are decided: section <c>Announcements</c> of the settings, beside those of all broadcasts.</summary>
public sealed class AnnouncementOptions
{
    public const string Section = "Announcements";

    /// <summary>An audience of more members than this needs a second coordinator.</summary>
    [Range(1, 1_000_000)]
    public int ApprovalAbove { get; set; } = 500;
}
