namespace CoP.Community.Delivery;

/// <param name="Row">Of which nothing has been taken yet.</param>
/// <param name="To">Where it goes.</param>
public sealed record PromptReply(OutboxMessage Row, Conversation To);

/// <summary>
/// The replies of one transaction that nothing has to wait for: those into conversations of which it has seen that no other
/// message is before them. They need not be looked for, see <see cref="IPromptDispatch"/>.
/// </summary>
public sealed class PromptReplies
{
    private readonly HashSet<long> _clear = [];
    private readonly List<PromptReply> _replies = [];

    public IReadOnlyList<PromptReply> All => _replies;

    /// <summary>Nothing that was begun, and no other reply, waits there.</summary>
    public void MarkClear(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        _clear.Add(conversation.Id);
    }

    /// <summary>Something was said there that waits in its queue: what follows must not overtake it.</summary>
    public void MarkBusy(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        _clear.Remove(conversation.Id);
    }

    /// <summary>In the order in which they are to be read.</summary>
    public void Offer(OutboxMessage row, Conversation to)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(to);
        if (_clear.Contains(to.Id))
        {
            _replies.Add(new PromptReply(row, to));
        }
    }
}
