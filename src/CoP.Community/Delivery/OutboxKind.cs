namespace CoP.Community.Delivery;

public enum OutboxKind
{
    Send,
    Edit,
    Delete,

    /// <summary>Ends the spinner of a pressed button and may show a short text (Telegram's answerCallbackQuery).</summary>
    Acknowledge,

    /// <summary>Puts the file of a message where its recipient has said; the message follows when that has ended, well or not.</summary>
    Upload,
}

/// <summary>What to do when nobody can know whether a message arrived.</summary>
public enum AmbiguityPolicy
{
    /// <summary>Harmless to repeat: edits, deletions, acknowledgements, uploads.</summary>
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
