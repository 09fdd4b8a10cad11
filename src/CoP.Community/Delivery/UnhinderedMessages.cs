namespace CoP.Community.Delivery;

public static class UnhinderedMessages
{
    /// <summary>Those that have a conversation, which has nothing in flight, and no other send that was begun.</summary>
    public static IQueryable<OutboxMessage> Unhindered(this IQueryable<OutboxMessage> rows, CommunityDb db) => rows
        .Where(row => row.ConversationId != null && !db.Outbox.Any(other => other.ConversationId == row.ConversationId
            && (other.State == OutboxState.Leased || other.State == OutboxState.Sending)))
        .Where(row => row.Kind != OutboxKind.Send || !db.Outbox.Any(other => other.ConversationId == row.ConversationId
            && other.State == OutboxState.Parked && other.Kind == OutboxKind.Send
            && other.Payload != null && other.NotBefore < DateTimeOffset.MaxValue
            && (row.Payload == null || other.Part < row.Part)))
        .Where(row => row.Kind != OutboxKind.Send || !db.Outbox.Any(other => other.ConversationId == row.ConversationId
            && other.State == OutboxState.Queued && other.Kind == OutboxKind.Send
            && other.Payload != null && (row.Payload == null || other.Part < row.Part)));
}
