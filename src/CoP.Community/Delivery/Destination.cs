namespace CoP.Community.Delivery;

/// <summary>Where a message goes, with the scope of the rate limits there: so the one is never set without the other.</summary>
/// <param name="ConversationId">Null for <see cref="None"/>, and for a conversation that is not saved yet.</param>
/// <param name="RateScope">See <see cref="Conversation.RateScope"/>.</param>
public readonly record struct Destination(long? ConversationId, string RateScope)
{
    /// <summary>For whoever has no address: the message ends at once, and is listed.</summary>
    public static Destination None { get; } = new(null, "");

    /// <summary>A conversation that gets its id with the message.</summary>
    internal Conversation? Unsaved { get; private init; }

    internal bool IsNone => ConversationId is null && Unsaved is null;

    public static Destination Of(Conversation? conversation) => conversation switch
    {
        null => None,
        { Id: 0 } => new(null, conversation.RateScope) { Unsaved = conversation },
        _ => new(conversation.Id, conversation.RateScope),
    };
}
