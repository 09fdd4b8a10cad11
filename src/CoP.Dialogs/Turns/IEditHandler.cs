using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>A message from which a feature has taken words.</summary>
public sealed record TakenMessage
{
    public long? ConversationId { get; init; }

    /// <summary>The platform's id of it; null for what was not said in a message.</summary>
    public string? MessageId { get; init; }
}

/// <summary>Understands that words of before were changed: whoever edits the reply that was their answer edits the answer.</summary>
public interface IEditHandler
{
    /// <summary>The messages that it has taken words from. Edits of others are dropped in groups before anything of them is stored.</summary>
    IQueryable<TakenMessage> Taken { get; }

    /// <summary>What to say about it, or null when it means nothing here, or there is nothing to say.</summary>
    Task<Text?> TryAsync(TurnContext turn, MessageEdited edited, CancellationToken cancel);
}
