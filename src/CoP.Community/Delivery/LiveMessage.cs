namespace CoP.Community.Delivery;

/// <summary>A message that shows something that changes, remembered so that it can be edited in place and so that a reply to it is understood.</summary>
public sealed class LiveMessage
{
    public long Id { get; set; }

    public long ConversationId { get; set; }

    public long? MemberId { get; set; }

    /// <summary>What it shows, as <c>kind:id</c>, e.g. <c>question:42</c>.</summary>
    public required string Subject { get; set; }

    public required string NoticeType { get; set; }

    public required string Notice { get; set; }

    /// <summary>The platform's id; null until it was sent.</summary>
    public string? PlatformId { get; set; }

    /// <summary>Hash of what was last shown: an edit that would change nothing is not sent.</summary>
    public string? ShownHash { get; set; }

    /// <summary>Grows with each change of the subject: a change that comes while the message is on the wire is seen afterwards.</summary>
    public int Version { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>How long it rests before the next edit. A time that lies ahead was written before the clock was put back, and says nothing.</summary>
    public TimeSpan RestAt(DateTimeOffset now) =>
        EditedAt is { } edited && edited <= now && edited + Outbox.EditPause > now ? edited + Outbox.EditPause - now : TimeSpan.Zero;
}
