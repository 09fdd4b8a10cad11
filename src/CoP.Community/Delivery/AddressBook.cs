using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>Finds where a member wants to be told things.</summary>
public static class AddressBook
{
    /// <summary>The preferred reachable conversation of a member, the other one if that is out of reach, or null.</summary>
    public static Task<Conversation?> PreferredConversationAsync(CommunityDb db, long memberId, CancellationToken cancel) =>
        Conversations(db, memberId).FirstOrDefaultAsync(cancel);

    /// <summary>The reachable conversations of a member: the preferred one first, then where they were seen last.</summary>
    public static IQueryable<Conversation> Conversations(CommunityDb db, long memberId) =>
        from address in db.Addresses
        join conversation in db.Conversations on address.ConversationId equals conversation.Id
        where address.MemberId == memberId && conversation.Reachable
        orderby address.Preferred descending, address.LastSeenAt descending
        select conversation;
}
