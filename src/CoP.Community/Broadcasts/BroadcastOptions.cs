using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Broadcasts;

/// <summary>How broadcasts are sent out: in the section <c>Announcements</c> of the settings, which were their first users.</summary>
public sealed class BroadcastOptions
{
    public const string Section = "Announcements";

    /// <summary>How many recipients are written in one transaction; turns go on between two of them.</summary>
    [Range(1, 1000)]
    public int RowsPerChunk { get; set; } = 100;

    /// <summary>How long after its time it may still begin by itself, and how long one that has begun may take: after that its source is asked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan AskWhenLaterThan { get; set; } = TimeSpan.FromDays(1);

    /// <summary>It stops by itself when this share of what was tried is refused, from 0 to 1; 1 never stops it.</summary>
    [Range(0.01, 1)]
    public double StopWhenRefused { get; set; } = 0.25;
}
