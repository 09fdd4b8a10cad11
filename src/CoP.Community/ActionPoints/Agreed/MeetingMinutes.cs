namespace CoP.Community.ActionPoints.Agreed;

/// <summary>The document with the minutes of a meeting. Both are known by their subjects alone.</summary>
public sealed class MeetingMinutes
{
    public long Id { get; set; }

    /// <summary>At which something was agreed, e.g. <c>event:7</c>.</summary>
    public required string Meeting { get; set; }

    /// <summary>E.g. <c>document:9</c>.</summary>
    public required string Document { get; set; }

    public long? LinkedById { get; set; }

    public DateTimeOffset LinkedAt { get; set; }
}
