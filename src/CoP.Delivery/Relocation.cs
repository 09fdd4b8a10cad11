using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>What to do when a conversation has another id than we thought, or a thread of it is gone.</summary>
internal static class Relocation
{
    /// <summary>Has the conversation and its threads go on under the new id, once, and sends the row there at once. An edit ends: its message stayed behind.</summary>
    public static async Task MoveAsync(CommunityDb db, OutboxMessage row, string newId, DateTimeOffset now, CancellationToken cancel)
    {
        var (channel, oldId) = (row.Conversation!.Channel, row.Conversation.ExternalId);
        if (row.Kind != OutboxKind.Send)
        {
            await row.FailAsync(db, OutboxState.Unreachable, "the message stayed in the old conversation", now, cancel);
        }
        else
        {
            row.Requeue(now, "the conversation moved");
        }

        await RewriteAsync(db, channel, oldId, row, cancel);
        await db.SaveChangesAsync(cancel);
        if (oldId != newId) // Else another row of the same chat told us first.
        {
            await Succession.MoveAsync(db, channel, oldId, newId, now, cancel);
        }
    }

    /// <summary>
    /// Whether somebody waits for it, so that it goes to the chat around the thread. A post was meant for those in the thread,
    /// and where there is no thread it is the chat itself that is closed.
    /// </summary>
    public static bool LeavesThread(this OutboxMessage row) => row is { Kind: OutboxKind.Send, Conversation: { Thread.Length: > 0 } conversation }
        && (row.Priority == OutboxPriority.Reply || conversation.Kind == ConversationKind.Personal);

    /// <summary>Sends the row to the conversation itself, without the thread.</summary>
    public static async Task LeaveThreadAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var thread = row.Conversation!;
        row.Conversation = await SameAsync(db, thread, thread.ExternalId, "", cancel) ?? thread.WithoutThread();
        row.Requeue(now, reason);
        await Parts.FollowAsync(db, row, cancel);
    }

    /// <summary>Buttons are signed for the conversation's id, so what has not begun to arrive is written anew; later parts are kept.</summary>
    private static async Task RewriteAsync(CommunityDb db, string channel, string oldId, OutboxMessage moved, CancellationToken cancel)
    {
        var written = await db.Outbox.Where(row => row.Conversation!.Channel == channel && row.Conversation.ExternalId == oldId
            && row.Kind == OutboxKind.Send && row.Part == 0
            && row.Wire != null && (row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.Id == moved.Id)).ToListAsync(cancel);
        foreach (var row in written)
        {
            await Parts.RewriteAsync(db, row, cancel);
        }
    }

    private static Task<Conversation?> SameAsync(
        CommunityDb db, Conversation like, string externalId, string thread, CancellationToken cancel) =>
        db.Conversations.FirstOrDefaultAsync(
            one => one.Channel == like.Channel && one.ExternalId == externalId && one.Thread == thread, cancel);
}
