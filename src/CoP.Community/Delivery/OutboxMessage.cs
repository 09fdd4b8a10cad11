namespace CoP.Community.Delivery;

public enum OutboxKind
{
    Send,
    Edit,
    Delete,

    /// <summary>Ends the spinner of a pressed button and may show a short text (Telegram's answerCallbackQuery).</summary>
    Acknowledge,
}

/// <summary>The states and their meaning after a crash; a row ends in one of the five from <see cref="Sent"/> to <see cref="Ambiguous"/>.</summary>
public enum OutboxState
{
    Queued,
    Leased,

    /// <summary>Committed before the first byte leaves, so that a crash is known to be ambiguous.</summary>
    Sending,
    Sent,
    Unreachable,
    Rejected,
    Expired,
    Ambiguous,

    /// <summary>Not looked at until its time comes or somebody resumes it: quiet hours, a paused broadcast. Not final.</summary>
    Parked,
}

/// <summary>What to do when nobody can know whether a message arrived.</summary>
public enum AmbiguityPolicy
{
    /// <summary>Harmless to repeat: edits, deletions, acknowledgements.</summary>
    Repeat,

    /// <summary>Sent once more after 30 seconds; a second ambiguous answer is listed.</summary>
    Resend,

    /// <summary>Listed at once; a person decides.</summary>
    Hold,
}

/// <summary>Lower goes first.</summary>
public enum OutboxPriority
{
    Reply = 0,
    Notice = 10,
    Reminder = 20,
    Broadcast = 30,
}

/// <summary>One message, or one part of a split message, on its way out.</summary>
public sealed class OutboxMessage
{
    public long Id { get; set; }

    /// <summary>Where to; null when the member has no address yet, which is an end state.</summary>
    public long? ConversationId { get; set; }

    /// <summary>Setting it sets the lane too; who sets only the id sets <see cref="Lane"/> as well.</summary>
    public Conversation? Conversation
    {
        get;
        set
        {
            field = value;
            Lane = value?.Lane ?? Lane;
        }
    }

    /// <summary>The conversation's <see cref="Delivery.Conversation.Lane"/>, kept here so that each lane is emptied by itself.</summary>
    public string Lane { get; set; } = "";

    /// <summary>The broadcast it belongs to, if any.</summary>
    public long? BroadcastId { get; set; }

    /// <summary>For whom it is written (language, preferences, fail-over); null for posts in groups.</summary>
    public long? MemberId { get; set; }

    public OutboxKind Kind { get; set; }

    /// <summary>The notice to be rendered at the last moment, or null when <see cref="Body"/> is a finished message.</summary>
    public string? NoticeType { get; set; }

    /// <summary>JSON of the notice, or of the channel-neutral message.</summary>
    public required string Body { get; set; }

    /// <summary>The request body for the platform, once rendered; parts after the first are only this.</summary>
    public string? Wire { get; set; }

    /// <summary>Unique together with <see cref="Part"/>: the same thing is never said twice.</summary>
    public required string DedupeKey { get; set; }

    public int Part { get; set; }

    public OutboxPriority Priority { get; set; }

    public AmbiguityPolicy Policy { get; set; }

    public OutboxState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Too late to be useful after this; null means never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often the outcome was unknown.</summary>
    public int Ambiguities { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Grows with each lease; an outcome reported under an older lease is ignored.</summary>
    public long Fence { get; set; }

    /// <summary>The platform's id of the message to edit or delete, of the press to acknowledge, or of the message that a send replies to.</summary>
    public string? Target { get; set; }

    /// <summary>The platform's id of what was sent.</summary>
    public string? PlatformId { get; set; }

    /// <summary>The live message this row sends or edits, see <see cref="LiveMessage"/>.</summary>
    public long? LiveMessageId { get; set; }

    public LiveMessage? Live { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
