using System.Collections.Concurrent;

namespace CoP.Delivery;

/// <summary>Rows that this process has chosen and whose outcome is not recorded yet: one a conversation.</summary>
internal sealed class Underway
{
    private readonly ConcurrentDictionary<long, Lease> _byConversation = new();

    public IReadOnlyCollection<Lease> Leases => [.. _byConversation.Values];

    public int Count => _byConversation.Count;

    public bool IsEmpty => _byConversation.IsEmpty;

    public bool Holds(long conversation) => _byConversation.ContainsKey(conversation);

    /// <returns>False when the conversation has another on its way.</returns>
    public bool TryAdd(Lease lease) => _byConversation.TryAdd(lease.ConversationId, lease);

    public void Remove(Lease lease) => _byConversation.TryRemove(lease.ConversationId, out _);
}
