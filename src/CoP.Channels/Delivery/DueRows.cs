using CoP.Channels.Delivery.Rates;
using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Channels.Delivery;

/// <summary>
/// The rows that may leave now. Per conversation one row is in flight; a send that was begun (it has a wire body: a retry
/// or a further part) holds back all others, then priority and age decide. Acknowledgements and edits overtake waiting sends.
/// </summary>
internal static class DueRows
{
    public static IQueryable<OutboxMessage> Heads(CommunityDb db, DateTimeOffset now, ClosedGates closed) =>
        Open(Due(db, now), closed)
            .Where(row => !db.Outbox.Any(other => other.ConversationId == row.ConversationId
                && (other.State == OutboxState.Leased || other.State == OutboxState.Sending)))
            .Where(row => row.Kind != OutboxKind.Send || !db.Outbox.Any(other => other.ConversationId == row.ConversationId
                && other.Kind == OutboxKind.Send && other.State == OutboxState.Queued
                && ((other.Wire != null && (row.Wire == null || other.Part < row.Part))
                    || (row.Wire == null && other.Wire == null && other.NotBefore <= now
                        && (other.Priority < row.Priority || (other.Priority == row.Priority && other.Id < row.Id))))));

    public static IQueryable<OutboxMessage> Due(CommunityDb db, DateTimeOffset now) =>
        db.Outbox.Where(row => row.State == OutboxState.Queued && row.NotBefore <= now && row.ConversationId != null);

    private static IQueryable<OutboxMessage> Open(IQueryable<OutboxMessage> rows, ClosedGates closed)
    {
        if (closed.Paused is { Length: > 0 } paused)
        {
            rows = rows.Where(row => !paused.Contains(row.Conversation!.Channel));
        }

        if (closed.Spent is { Length: > 0 } spent)
        {
            rows = rows.Where(row => row.Kind == OutboxKind.Acknowledge || !spent.Contains(row.Conversation!.Channel));
        }

        if (closed.BulkSpent is { Length: > 0 } bulk)
        {
            rows = rows.Where(row => row.Priority == OutboxPriority.Reply || !bulk.Contains(row.Conversation!.Channel));
        }

        return closed.Chats is { Length: > 0 } chats
            ? rows.Where(row => row.Kind == OutboxKind.Acknowledge
                || !chats.Contains(row.Conversation!.Channel + "/" + row.Conversation.ExternalId))
            : rows;
    }
}
