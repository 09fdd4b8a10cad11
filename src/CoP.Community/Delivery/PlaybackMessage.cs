namespace CoP.Community.Delivery;

/// <summary>A message on the try-out page: what the desk or the phone shows, kept so that a reload or a restart shows it again.</summary>
public sealed class PlaybackMessage
{
    public long Id { get; set; }

    public long ConversationId { get; set; }

    /// <summary>True when the member said it, false when the bot did.</summary>
    public bool FromMember { get; set; }

    /// <summary>Desk: the activity as JSON. Phone: the sendMessage body as JSON.</summary>
    public required string Body { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? EditedAt { get; set; }
}
