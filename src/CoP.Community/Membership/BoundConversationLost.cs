using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Membership;

/// <summary>Tells those who can bind another: the group's leads, coordinators and administrators.</summary>
public sealed class BoundConversationLost(CommunityDb db, Outbox outbox, TimeProvider clock) : IConversationLost
{
    public async Task HandleAsync(Conversation lost, CancellationToken cancel)
    {
        if (lost.BoundGroupId is { } group)
        {
            var now = clock.GetUtcNow();
            await outbox.TellAsync(
                db.Members.Holders(Permission.LeadOrCoordinate, now, group), new BindingLost(lost.Id, group, DateOnly.FromDateTime(now.UtcDateTime)), cancel);
        }
    }
}
