using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>Finds where a member wants to be told things.</summary>
public static class AddressBook
{
    /// <summary>The preferred reachable conversation of a member, the other one if that is out of reach, or null.</summary>
    public static Task<long?> PreferredConversationAsync(CommunityDb db, long memberId, CancellationToken cancel, long? except = null) =>
        Reachable(db, memberId)
            .Where(address => address.ConversationId != except)
            .OrderByDescending(address => address.Preferred).ThenByDescending(address => address.LastSeenAt)
            .Select(address => address.ConversationId)
            .FirstOrDefaultAsync(cancel);

    private static IQueryable<Address> Reachable(CommunityDb db, long memberId) =>
        db.Addresses.Where(address => address.MemberId == memberId
            && db.Conversations.Any(conversation => conversation.Id == address.ConversationId && conversation.Reachable));
}
