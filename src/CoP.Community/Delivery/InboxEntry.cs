namespace CoP.Community.Delivery;

public enum InboxState
{
    Handled,

    /// <summary>The turn failed; the payload is kept so that an administrator can replay it.</summary>
    Failed,

    /// <summary>A replay was asked for and is done as soon as the transaction that asked is committed, or after the next start.</summary>
    Replaying,

    /// <summary>It failed, and an administrator decided that nothing comes of it.</summary>
    Dismissed,

    /// <summary>Its sender sent more than a share: it is written down, and its turn comes after others'.</summary>
    Waiting,
}

/// <summary>An event that came in. Its key (channel, bot, external id) makes a redelivery end before it has an effect.</summary>
public sealed class InboxEntry
{
    public long Id { get; set; }

    public required string Channel { get; set; }

    public required string Bot { get; set; }

    /// <summary>Names the event within channel and bot: Telegram's update id, Teams' conversation, type and activity id.</summary>
    public required string ExternalId { get; set; }

    /// <summary>Operation, person and verb of a button that may have its effect only once; null for everything else.</summary>
    public string? EffectKey { get; set; }

    public InboxState State { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>What was answered to an invoke, as message JSON; a repeat gets the same.</summary>
    public string? Answer { get; set; }

    /// <summary>The event as translated, or as it came where nobody could read it; kept only while it waits, or when its turn failed.</summary>
    public string? Payload { get; set; }

    /// <summary>The reference that the member was told when the turn failed.</summary>
    public string? Reference { get; set; }

    /// <summary>How often its turn failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When a failed event was replayed or dismissed.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>What stays equal when a channel sends the same again under a new id; known where it may, see <see cref="MayRepeat"/>: few rows have one, and only they pay for its index.</summary>
    public string? RepeatKey { get; set; }

    /// <summary>The channel had reason to send it again: it was answered late, or came twice under its own id.</summary>
    public bool MayRepeat { get; set; }
}
