using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// What happens when a conversation goes on under another id: what is bound and what waits to be sent goes along, threads
/// included. What was shown stays with the old conversation, because the new one counts its messages anew.
/// </summary>
public static class ConversationMigration
{
    public static async Task MoveAsync(CommunityDb db, string channel, string oldId, string newId, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await db.Conversations.Where(conversation => conversation.Channel == channel && conversation.ExternalId == newId).ToListAsync(cancel);
        foreach (var old in await db.Conversations.Where(conversation => conversation.Channel == channel && conversation.ExternalId == oldId).ToListAsync(cancel))
        {
            var next = known.Find(conversation => conversation.Thread == old.Thread) ?? Add(db, old, newId);
            (next.BoundGroupId, next.Language) = (next.BoundGroupId ?? old.BoundGroupId, next.Language ?? old.Language);
            old.BoundGroupId = null;
            old.Lose("the conversation moved", now);
            next.Find();
            await TakeAlongAsync(db, old, next, cancel);
        }
    }

    private static Conversation Add(CommunityDb db, Conversation old, string newId)
    {
        var next = new Conversation
        {
            Channel = old.Channel,
            ExternalId = newId,
            Thread = old.Thread,
            Tenant = old.Tenant,
            Team = old.Team,
            Kind = old.Kind,
            Title = old.Title,
            Route = old.Route,
            GreetedAt = old.GreetedAt,
        };
        db.Conversations.Add(next);
        return next;
    }

    // What is on the wire now hears of the move itself.
    private static async Task TakeAlongAsync(CommunityDb db, Conversation old, Conversation next, CancellationToken cancel)
    {
        var waiting = db.Outbox.Where(row => row.ConversationId == old.Id && row.Kind == OutboxKind.Send
            && (row.State == OutboxState.Queued || row.State == OutboxState.Parked));
        foreach (var row in await waiting.ToListAsync(cancel))
        {
            row.Conversation = next;
        }
    }
}
