using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Channels.Delivery;

/// <summary>Takes what cannot reach a member at one address to their other one.</summary>
internal static class FailOver
{
    /// <summary>
    /// Marks the conversation as out of reach and sends the row elsewhere; where there is no elsewhere it ends as
    /// unreachable. A message of which a part was read already stays where it is.
    /// </summary>
    public static async Task GoAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        row.Conversation!.Reachable = false;
        if (await OtherAsync(db, row, cancel) is not { } other)
        {
            await row.FailAsync(db, OutboxState.Unreachable, reason, now, cancel);
            return;
        }

        await Parts.RewriteAsync(db, row, cancel);
        row.ConversationId = other;
        row.Conversation = await db.Conversations.FindAsync([other], cancel);
        row.Target = null; // The message replied to is in the other conversation.
        row.Requeue(now, reason);
        if (row.LiveMessageId is { } id && await db.LiveMessages.FindAsync([id], cancel) is { } live)
        {
            live.ConversationId = other;
        }
    }

    private static async Task<long?> OtherAsync(CommunityDb db, OutboxMessage row, CancellationToken cancel) =>
        row is { Kind: OutboxKind.Send, Part: 0, MemberId: { } member }
            ? await AddressBook.PreferredConversationAsync(db, member, cancel, row.ConversationId)
            : null;
}
