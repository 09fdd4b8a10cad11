using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>The outbox rows of a broadcast.</summary>
internal static class BroadcastOutbox
{
    /// <summary>One for each recipient that was written out (the latest, after a second round), and their further parts.</summary>
    public static IQueryable<OutboxMessage> Sends(CommunityDb db, long broadcastId) =>
        db.Outbox.Where(row => row.BroadcastId == broadcastId && row.Kind == OutboxKind.Send);

    public static IQueryable<OutboxMessage> Waiting(this IQueryable<OutboxMessage> rows) => rows.Where(static row =>
        row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending || row.State == OutboxState.Parked);

    /// <summary>Those that nobody has taken yet.</summary>
    public static IQueryable<OutboxMessage> Idle(this IQueryable<OutboxMessage> rows) =>
        rows.Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Parked);

    /// <summary>Parked by a pause; those that wait for the end of quiet hours have a time.</summary>
    public static IQueryable<OutboxMessage> Held(CommunityDb db, long broadcastId) => Sends(db, broadcastId)
        .Where(static row => row.State == OutboxState.Parked && row.NotBefore == DateTimeOffset.MaxValue);

    /// <summary>Recipients whom it surely did not reach. What was in doubt and then dropped may have arrived, so it is none of them.</summary>
    public static IQueryable<OutboxMessage> NotReached(this IQueryable<OutboxMessage> rows) => rows.Where(static row =>
        (row.State == OutboxState.Unreachable || row.State == OutboxState.Rejected || row.State == OutboxState.Expired)
        && row.Part == 0 && row.Ambiguities == 0);

    /// <summary>The parts that hold words; what follows the first of some channels is a file.</summary>
    public static IQueryable<OutboxMessage> WithWords(this IQueryable<OutboxMessage> rows, ChannelCatalog channels)
    {
        var firstOnly = channels.All.Where(static channel => channel.HasWordsInFirstPartOnly).Select(static channel => channel.Name).ToList();
        return rows.Where(row => row.Part == 0 || !firstOnly.Contains(row.Conversation!.Channel));
    }
}
