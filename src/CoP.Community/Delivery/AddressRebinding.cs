using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Binds a member's address anew where the channel calls the same person by another id, as it does towards another bot: known is the person by
/// what their own directory calls them. What waited for their chat goes along.
/// </summary>
public sealed class AddressRebinding(CommunityDb db, AuditLog audit, TimeProvider clock)
{
    /// <returns>The address with its member, or null for somebody who is nobody's.</returns>
    public async Task<Address?> FindAsync(string channel, string person, string? directoryId, CancellationToken cancel)
    {
        if (directoryId is null || !AddressQueries.IsSomebody(person)
            || await db.Addresses.AsSingleQuery().Include(static address => address.Member!.Memberships).Include(static address => address.Member!.Themes)
                .Where(address => address.Channel == channel && address.DirectoryId == directoryId)
                .OrderByDescending(static address => address.LastSeenAt).FirstOrDefaultAsync(cancel) is not { } address)
        {
            return null;
        }

        address.ExternalId = person;
        audit.Note(address.MemberId, "address.rebind", $"member:{address.MemberId}");
        return address;
    }

    /// <summary>The person writes in another private chat of the channel than the one that is bound, which cannot be reached any more: that goes on here.</summary>
    public async Task FollowAsync(Address address, Conversation here, CancellationToken cancel)
    {
        if (address.ConversationId is not { } bound || bound == here.Id || await db.Conversations.FindAsync([bound], cancel) is not { Reachable: false } before || before.Channel != here.Channel)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await MovedChats.ReleaseAsync(db, before.Id, now, cancel);
        await ConversationMigration.MoveAsync(db, here.Channel, before.ExternalId, here.ExternalId, now, cancel);
    }
}
