using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;

namespace CoP.Delivery;

/// <summary>
/// The rows that may leave now. Per conversation one row is in flight; a send that was begun (it has a wire body: a retry
/// or a further part) holds back all others, then priority and age decide. Acknowledgements and edits overtake waiting sends.
/// Age is the id. It decides only between rows that are committed: turns of one conversation never overlap
/// (<see cref="ITransactions"/>), so their replies have ids in their order, and no order is promised to any others.
/// </summary>
internal static class DueMessages
{
    /// <summary>Most urgent first. Read off the index of state, scope, priority and id, so that it costs the same with ten rows and with 100,000.</summary>
    public static IQueryable<OutboxMessage> Of(CommunityDb db, DispatchQueue queue, string scope, AllowedTraffic traffic, string[] closedChats, DateTimeOffset now)
    {
        var onlyAcknowledgements = traffic == AllowedTraffic.Acknowledgements;
        return Queued(db, queue)
            .Where(row => row.RateScope == scope && row.NotBefore <= now
                && (row.Kind == OutboxKind.Acknowledge || (!onlyAcknowledgements && !closedChats.Contains(row.Conversation!.ExternalId))))
            .Unhindered(db)
            .Where(row => row.Kind != OutboxKind.Send || row.Payload != null || !db.Outbox.Any(other => other.ConversationId == row.ConversationId
                && other.State == OutboxState.Queued && other.Kind == OutboxKind.Send && other.Payload == null && other.NotBefore <= now
                && (other.Priority < row.Priority || (other.Priority == row.Priority && other.Id < row.Id))))
            .OrderBy(static row => row.Priority).ThenBy(static row => row.Id);
    }

    public static IQueryable<OutboxMessage> Waiting(CommunityDb db) => db.Outbox.Where(static row => row.State == OutboxState.Queued);

    /// <summary>The first scope behind <paramref name="last"/> in which something waits, or null: so the scopes are found without reading their rows.</summary>
    public static IQueryable<string> ScopesAfter(CommunityDb db, string? last)
    {
        var waiting = last is null ? Waiting(db) : Waiting(db).Where(row => row.RateScope.CompareTo(last) > 0);
        return waiting.OrderBy(static row => row.RateScope).Select(static row => row.RateScope);
    }

    /// <summary>What is in a queue, due or not.</summary>
    public static IQueryable<OutboxMessage> Queued(CommunityDb db, DispatchQueue queue) => queue == DispatchQueue.Replies
        ? Waiting(db).Where(static row => row.Priority <= OutboxPriority.Reply)
        : Waiting(db).Where(static row => row.Priority > OutboxPriority.Reply);
}
