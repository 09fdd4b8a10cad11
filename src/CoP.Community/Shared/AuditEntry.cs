namespace CoP.Community;

/// <summary>Who changed somebody else's data, and why. Rows are added, never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The member who did it, or null when the bot did (a lapse, a schedule, the command line).</summary>
    public long? ActorId { get; set; }

    /// <summary>What was done, as <c>feature.verb</c>, e.g. <c>question.hide</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to, as <c>kind:id</c>, e.g. <c>question:42</c>.</summary>
    public required string Subject { get; set; }

    public string? Reason { get; set; }
}
