using CoP.Community.Members;

namespace CoP.Community.Delivery;

/// <summary>Names what a turn begins with.</summary>
/// <param name="Channel">Of the event, as all else here.</param>
/// <param name="Bot">See <see cref="InboxEntry.Bot"/>.</param>
/// <param name="ExternalId">See <see cref="InboxEntry.ExternalId"/>.</param>
/// <param name="RepeatKey">See <see cref="InboxEntry.RepeatKey"/>; null for none.</param>
/// <param name="Since">What came before cannot be what is repeated.</param>
/// <param name="Until">The time of the event.</param>
/// <param name="Place">See <see cref="Conversation.ExternalId"/>.</param>
/// <param name="Thread">See <see cref="Conversation.Thread"/>.</param>
/// <param name="Person">The sender as the channel knows them; null for nobody in particular.</param>
public sealed record TurnKey(
    string Channel, string Bot, string ExternalId, string? RepeatKey, DateTimeOffset Since, DateTimeOffset Until, string Place, string Thread, string? Person);

/// <summary>What a turn begins with.</summary>
/// <param name="Known">The event, if it came before; not tracked.</param>
/// <param name="Repeats">Whether it repeats one that may come again under a new id.</param>
/// <param name="Place">Where it happens; null when that is new, as all that hangs on it.</param>
/// <param name="IsBusy">Whether a reply there has to wait for what is on its way there or was begun, or for another reply.</param>
/// <param name="Address">The sender's, with the member, their memberships and themes; null for a stranger.</param>
/// <param name="Dialog">Where the sender is in a form there.</param>
public sealed record TurnRows(InboxEntry? Known, bool Repeats, Conversation? Place, bool IsBusy, Address? Address, StoredDialog? Dialog);

/// <summary>
/// The short way of a turn's own rows past queries and change tracking, by prepared statements. What features read and write
/// goes through <see cref="CommunityDb"/> as everywhere.
/// </summary>
public interface ITurnRows
{
    /// <summary>Asks once for all that every turn needs, before anything else of it is asked. The scope's <see cref="CommunityDb"/> tracks it from then on.</summary>
    Task<TurnRows> ReadAsync(TurnKey key, CancellationToken cancel);

    /// <summary>To be written at the end of the transaction, as the entry is then. It gets no id.</summary>
    void Add(InboxEntry entry);

    /// <summary>To be written at the end of the transaction, as the row is then, and before what <see cref="CommunityDb"/> tracks.</summary>
    /// <returns>False when its place or another message that it must not overtake is not written yet: then it has to wait for them as they do.</returns>
    bool TryAdd(OutboxMessage row);
}
