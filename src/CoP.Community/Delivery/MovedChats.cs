using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Chats that another bot had: ours may not write there before somebody has written to it, or added it. They stay bound to whom they were bound,
/// what waited for them goes on waiting, and goes when they are found again, or when the person is found elsewhere.
/// </summary>
public static class MovedChats
{
    /// <summary>Why such a chat is out of reach.</summary>
    public const string LostReason = "the community has another bot here now, which has to be written to or added first";

    /// <summary>Why a message is parked that waits for such a chat.</summary>
    public const string Waits = "waits until the bot that the community has now is written to or added";

    /// <summary>Whether a chat is one of them.</summary>
    public static bool IsMoved(this Conversation conversation) => conversation is { Reachable: false, LostReason: LostReason };

    /// <summary>What waits for a chat that is reached again, or for the member whose chat it is wherever they were to be told it, goes now.</summary>
    public static async Task ReleaseAsync(CommunityDb db, long conversationId, DateTimeOffset now, CancellationToken cancel)
    {
        var members = db.Addresses.Where(address => address.ConversationId == conversationId).Select(static address => (long?)address.MemberId);
        await ReleaseAsync(db.Outbox.Where(row => row.ConversationId == conversationId || members.Contains(row.MemberId)), now, cancel);
    }

    /// <summary>The same for a member who has got a further address.</summary>
    public static Task ReleaseOfAsync(CommunityDb db, long memberId, DateTimeOffset now, CancellationToken cancel) =>
        ReleaseAsync(db.Outbox.Where(row => row.MemberId == memberId), now, cancel);

    private static Task<int> ReleaseAsync(IQueryable<OutboxMessage> rows, DateTimeOffset now, CancellationToken cancel) =>
        rows.Where(static row => row.State == OutboxState.Parked && row.Reason == Waits)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.NotBefore, now), cancel);
}
