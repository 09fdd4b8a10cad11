using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>
/// Sends a message elsewhere than it was meant to go: to the member's other address, to the new id of a conversation that
/// moved, or to the chat around a thread that is gone. What was shown in a group stays there.
/// </summary>
internal static class Redirection
{
    private const string SwitchedOff = "the channel is switched off";

    /// <summary>Channels are switched on by a restart, so this is only how often we look.</summary>
    private static readonly TimeSpan OffPause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The conversation is out of reach: sends the row elsewhere; where there is no elsewhere it ends as unreachable. A
    /// message of which a part was read already stays where it is. What waits for a chat that another bot had goes when that is found again.
    /// </summary>
    public static async Task ToOtherAddressAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (await GoesElsewhereAsync(db, row, static _ => true, reason, now, cancel))
        {
            return;
        }

        if (row is { Kind: OutboxKind.Send, BroadcastId: null } && row.Conversation!.IsMoved())
        {
            (row.State, row.NotBefore, row.LeasedUntil, row.Reason) = (OutboxState.Parked, DateTimeOffset.MaxValue, null, MovedChats.Waits);
        }
        else
        {
            await row.FailAsync(db, OutboxState.Unreachable, reason, now, cancel);
        }
    }

    /// <summary>
    /// A channel was switched off, perhaps only for tonight: members with an address on another one are told there, all
    /// else waits until the channel is back or the row expires. Nothing is given up, and nothing was tried.
    /// </summary>
    public static async Task AroundSwitchedOffAsync(
        CommunityDb db, OutboxMessage row, Predicate<string> isOn, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Acknowledge)
        {
            row.Finish(OutboxState.Expired, SwitchedOff, now);
        }
        else if (!await GoesElsewhereAsync(db, row, isOn, SwitchedOff, now, cancel))
        {
            row.Requeue(now, SwitchedOff, after: OffPause);
        }
    }

    private static async Task<bool> GoesElsewhereAsync(
        CommunityDb db, OutboxMessage row, Predicate<string> fits, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row is not { Kind: OutboxKind.Send, Part: 0, MemberId: { } member, Conversation.Kind: ConversationKind.Personal })
        {
            return false;
        }

        var others = await AddressBook.Conversations(db, member).Where(other => other.Id != row.ConversationId).ToListAsync(cancel);
        if (others.Find(other => fits(other.Channel)) is not { } chosen)
        {
            return false;
        }

        await row.RewriteAsync(db, cancel);
        row.Conversation = chosen;
        row.Target = null; // The message replied to is in the other conversation.
        row.Requeue(now, reason);
        return true;
    }

    /// <summary>Has the conversation and its threads go on under the new id, once, and sends the row there at once. An edit ends: its message stayed behind.</summary>
    public static async Task ToNewIdAsync(CommunityDb db, OutboxMessage row, string newId, DateTimeOffset now, CancellationToken cancel)
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

        await ForgetPayloadsAsync(db, channel, oldId, row, cancel);
        await db.SaveChangesAsync(cancel);
        if (oldId != newId) // Else another row of the same chat told us first.
        {
            await ConversationMigration.MoveAsync(db, channel, oldId, newId, now, cancel);
        }
    }

    /// <summary>
    /// Whether somebody waits for it, so that it goes to the chat around the thread. A post was meant for those in the thread,
    /// and where there is no thread it is the chat itself that is closed.
    /// </summary>
    public static bool LeavesThread(this OutboxMessage row) => row is { Kind: OutboxKind.Send, Conversation: { Thread.Length: > 0 } conversation }
        && (row.Priority == OutboxPriority.Reply || conversation.Kind == ConversationKind.Personal);

    /// <summary>Sends the row to the conversation itself, without the thread.</summary>
    public static async Task ToChatAroundThreadAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var thread = row.Conversation!;
        row.Conversation = await SameAsync(db, thread, thread.ExternalId, "", cancel) ?? thread.WithoutThread();
        row.Requeue(now, reason);
        await row.PartsFollowAsync(db, cancel);
    }

    /// <summary>Buttons are signed for the conversation's id, so what has not begun to arrive is written anew; later parts are kept.</summary>
    private static async Task ForgetPayloadsAsync(CommunityDb db, string channel, string oldId, OutboxMessage moved, CancellationToken cancel)
    {
        var written = await db.Outbox.Where(row => row.Conversation!.Channel == channel && row.Conversation.ExternalId == oldId
            && row.Kind == OutboxKind.Send && row.Part == 0
            && row.Payload != null && (row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.Id == moved.Id)).ToListAsync(cancel);
        foreach (var row in written)
        {
            await row.RewriteAsync(db, cancel);
        }
    }

    private static Task<Conversation?> SameAsync(
        CommunityDb db, Conversation like, string externalId, string thread, CancellationToken cancel) =>
        db.Conversations.FirstOrDefaultAsync(
            one => one.Channel == like.Channel && one.ExternalId == externalId && one.Thread == thread, cancel);
}
