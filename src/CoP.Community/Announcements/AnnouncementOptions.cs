using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Announcements;

/// <summary>How announcements are decided and sent out: section <c>Announcements</c> of the settings.</summary>
public sealed class AnnouncementOptions
{
    public const string Section = "Announcements";

    /// <summary>An audience of more members than this needs a second coordinator.</summary>
    [Range(1, 1_000_000)]
    public int ApprovalAbove { get; set; } = 500;

    /// <summary>How many recipients are written in one transaction; turns go on between two of them.</summary>
    [Range(1, 1000)]
    public int RowsPerChunk { get; set; } = 200;
}
