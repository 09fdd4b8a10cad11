using CoP.Community;
using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>"That is mine": its finder is told by whom.</summary>
public sealed class ClaimItem(Change change, LostItemAccess access, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<LostItem>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var claimed = await change.DoAsync(
            access, actor, id, action: null,
            item => item.OwnerId is not null ? new LostItemIsClaimed() : item.FinderId == actor.Id ? new OwnLostItem() : null,
            item => (item.OwnerId, item.ClaimedAt) = (actor.Id, clock.GetUtcNow()),
            cancel);
        if (claimed.Succeeded)
        {
            await outbox.TellAsync(claimed.Value.FinderId, new LostItemClaimed(id), cancel);
        }

        return claimed;
    }
}
