namespace CoP.Community.Delivery;

/// <summary>Where a member is in a form, per conversation. One form at a time in each.</summary>
public sealed class StoredDialog : IRevisioned
{
    public long Id { get; set; }

    public long ConversationId { get; set; }

    /// <summary>The person as the channel knows them, so that two people in one channel do not share a form.</summary>
    public required string Person { get; set; }

    /// <summary>JSON of the dialog state.</summary>
    public required string State { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public DateTimeOffset TouchedAt { get; set; }
}
