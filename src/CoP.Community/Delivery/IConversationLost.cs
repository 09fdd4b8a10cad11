namespace CoP.Community.Delivery;

/// <summary>A feature that has something to do when the bot cannot speak in a conversation any more.</summary>
public interface IConversationLost
{
    /// <summary>In the transaction that marks it as out of reach, after that was saved.</summary>
    Task HandleAsync(Conversation lost, CancellationToken cancel);
}
