namespace CoP.Community.Members;

/// <summary>An account on a channel that belongs to a member, and the personal conversation with it.</summary>
public sealed class Address
{
    public long Id { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    public required string Channel { get; set; }

    /// <summary>The person as the channel knows them: <c>29:…</c> on Teams, the user id on Telegram.</summary>
    public required string ExternalId { get; set; }

    /// <summary>The person as their organisation's directory knows them, whichever bot they write to; null where the channel has none, or has not told it yet.</summary>
    public string? DirectoryId { get; set; }

    /// <summary>The personal conversation; null until the person wrote in private.</summary>
    public long? ConversationId { get; set; }

    /// <summary>Where notices go first.</summary>
    public bool Preferred { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }
}
