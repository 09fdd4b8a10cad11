using System.Collections.Concurrent;
using System.Diagnostics;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;

namespace CoP.Delivery;

/// <summary>Messages that this process has selected and whose result is not recorded yet: one a conversation.</summary>
internal sealed class InFlightMessages
{
    private readonly ConcurrentDictionary<long, SelectedMessage> _byConversation = new();

    public IReadOnlyCollection<SelectedMessage> Messages => [.. _byConversation.Values];

    public int Count => _byConversation.Count;

    public bool IsEmpty => _byConversation.IsEmpty;

    public bool Has(long conversation) => _byConversation.ContainsKey(conversation);

    /// <returns>False when the conversation has another in flight.</returns>
    public bool TryAdd(SelectedMessage message) => _byConversation.TryAdd(message.ConversationId, message);

    /// <summary>Nothing when the conversation has gone on to another since.</summary>
    public void Remove(SelectedMessage message)
    {
        if (_byConversation.TryGetValue(message.ConversationId, out var current) && current.RowId == message.RowId)
        {
            _byConversation.TryRemove(new KeyValuePair<long, SelectedMessage>(message.ConversationId, current));
        }
    }

    /// <summary>The conversation goes on to its next message, and nobody gets in between.</summary>
    public void GoOn(SelectedMessage next) => _byConversation[next.ConversationId] = next;
}

/// <summary>A row that was selected to go next.</summary>
/// <param name="Fence">As the row has it once it is taken. Whoever takes it after us has a higher one.</param>
/// <param name="Permit">Of the rate limits; null when it needs none.</param>
internal sealed record SelectedMessage(long RowId, long ConversationId, long Fence, string Scope, bool IsReply, RatePermit? Permit = null);

/// <summary>A row whose <see cref="OutboxState.Sending"/> is committed: now the body may leave.</summary>
/// <param name="ShownHash">Of the message as rendered; null when a stored body is sent again.</param>
/// <param name="LiveVersion">The live message's version as rendered; null when unknown, then an edit is asked for afterwards.</param>
internal sealed record PreparedMessage(SelectedMessage Selected, OutboundRequest Request, string? ShownHash, int? LiveVersion)
{
    /// <summary>Whether nothing but the row itself changes when it arrives.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The span it was queued in, as far as that is known, see <see cref="SendOrigins"/>.</summary>
    public ActivityContext Origin { get; init; }
}

/// <summary>What became of a message that was selected.</summary>
internal sealed record SendResult(SelectedMessage Selected, SendOutcome Outcome, string? ShownHash = null, int? LiveVersion = null)
{
    /// <inheritdoc cref="PreparedMessage.IsPlain"/>
    public bool IsPlain { get; init; }

    /// <summary>What was sent, where the row may not hold it (see <see cref="PromptDispatch"/>): it is written there when it did not arrive, so that a repeat carries the same bytes.</summary>
    public string? Payload { get; init; }
}
