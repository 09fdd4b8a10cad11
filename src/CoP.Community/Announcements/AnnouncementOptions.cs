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

    /// <summary>
    /// How long after its time an announcement may still begin by itself, and how long one that has begun may take: after that
    /// its author is asked.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan AskWhenLaterThan { get; set; } = TimeSpan.FromDays(1);

    /// <summary>It stops by itself when this share of what was tried is refused, from 0 to 1; 1 never stops it.</summary>
    [Range(0.01, 1)]
    public double StopWhenRefused { get; set; } = 0.25;
}
