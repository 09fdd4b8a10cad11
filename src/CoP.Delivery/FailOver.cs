using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>Takes what cannot reach a member at one address to their other one. What was shown in a group stays there.</summary>
internal static class FailOver
{
    private const string SwitchedOff = "the channel is switched off";

    /// <summary>Channels are switched on by a restart, so this is only how often we look.</summary>
    private static readonly TimeSpan OffPause = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The conversation is out of reach: sends the row elsewhere; where there is no elsewhere it ends as unreachable. A
    /// message of which a part was read already stays where it is.
    /// </summary>
    public static async Task GoAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await GoesElsewhereAsync(db, row, static _ => true, reason, now, cancel))
        {
            await row.FailAsync(db, OutboxState.Unreachable, reason, now, cancel);
        }
    }

    /// <summary>
    /// A channel was switched off, perhaps only for tonight: members with an address on another one are told there, all
    /// else waits until the channel is back or the row expires. Nothing is given up, and nothing was tried.
    /// </summary>
    public static async Task AvoidAsync(
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

        await Parts.RewriteAsync(db, row, cancel);
        row.Conversation = chosen;
        row.Target = null; // The message replied to is in the other conversation.
        row.Requeue(now, reason);
        return true;
    }
}
