using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

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

    /// <summary>By conversation and person.</summary>
    public Func<CommunityDb, long, string, CancellationToken, Task<StoredDialog?>> Dialog { get; } = EF.CompileAsyncQuery(
        static (CommunityDb db, long place, string person, CancellationToken _) => db.Dialogs
            .FirstOrDefault(row => row.ConversationId == place && row.Person == person));
}
