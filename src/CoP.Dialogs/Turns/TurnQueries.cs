using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <param name="IsBusy">Whether a reply there has to wait its turn.</param>
public sealed record KnownConversation(Conversation Conversation, bool IsBusy);

/// <summary>
/// What every turn asks, compiled once: EF would else look each query up, expression by expression, at every turn. One of these
/// belongs to one model, hence to one host.
/// </summary>
public sealed class TurnQueries
{
    /// <summary>By channel, bot and external id.</summary>
    public Func<CommunityDb, string, string, string, CancellationToken, Task<InboxEntry?>> Known { get; } = EF.CompileAsyncQuery(
        static (CommunityDb db, string channel, string bot, string id, CancellationToken _) => db.Inbox.AsNoTracking()
            .FirstOrDefault(entry => entry.Channel == channel && entry.Bot == bot && entry.ExternalId == id));

    /// <summary>By channel, bot, repeat key and the earliest time that counts: whether one of those may come again under a new id.</summary>
    public Func<CommunityDb, string, string, string, DateTimeOffset, DateTimeOffset, CancellationToken, Task<bool>> Repeated { get; } = EF.CompileAsyncQuery(
        static (CommunityDb db, string channel, string bot, string key, DateTimeOffset since, DateTimeOffset until, CancellationToken _) => db.Inbox
            .Any(entry => entry.RepeatKey == key && entry.MayRepeat && entry.ReceivedAt >= since && entry.ReceivedAt <= until && entry.Channel == channel && entry.Bot == bot));

    /// <summary>By channel, external id and thread; with it, whether a reply to it would have to wait for what is on its way there or was begun, or for another reply.</summary>
    public Func<CommunityDb, string, string, string, CancellationToken, Task<KnownConversation?>> Place { get; } = EF.CompileAsyncQuery(
        static (CommunityDb db, string channel, string id, string thread, CancellationToken _) => db.Conversations
            .Where(conversation => conversation.Channel == channel && conversation.ExternalId == id && conversation.Thread == thread)
            .Select(conversation => new KnownConversation(conversation, db.Outbox.Any(row => row.ConversationId == conversation.Id
                && (row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending || row.State == OutboxState.Parked)
                && (row.Payload != null || row.Priority <= OutboxPriority.Reply || row.State == OutboxState.Leased || row.State == OutboxState.Sending))))
            .FirstOrDefault());

    private readonly Func<CommunityDb, string, string, CancellationToken, Task<Address?>> _address = EF.CompileAsyncQuery(
        static (CommunityDb db, string channel, string id, CancellationToken _) => db.Addresses.AsSingleQuery()
            .Include(address => address.Member!.Memberships)
            .Include(address => address.Member!.Themes)
            .FirstOrDefault(address => address.Channel == channel && address.ExternalId == id));

    /// <summary>By channel and external id; with the member, their memberships and themes. Both lists are short, so one query is cheaper than three.</summary>
    public Task<Address?> AddressAsync(CommunityDb db, string channel, string externalId, CancellationToken cancel) =>
        AddressQueries.IsSomebody(externalId) ? _address(db, channel, externalId, cancel) : Task.FromResult<Address?>(null);

    /// <summary>By conversation and person.</summary>
    public Func<CommunityDb, long, string, CancellationToken, Task<StoredDialog?>> Dialog { get; } = EF.CompileAsyncQuery(
        static (CommunityDb db, long place, string person, CancellationToken _) => db.Dialogs
            .FirstOrDefault(row => row.ConversationId == place && row.Person == person));
}
