using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>A coordinator has a group's questions posted in this channel or chat, or stops it.</summary>
public sealed class BindConversation(CommunityDb db, ChannelCatalog channels, AuditLog audit)
{
    /// <param name="groupId">The group, or null to unbind.</param>
    public async Task<Result<Group?>> HandleAsync(Member actor, Conversation conversation, long? groupId, CancellationToken cancel)
    {
        if (conversation.Kind == ConversationKind.Personal)
        {
            return new NotAGroupConversation();
        }

        var group = await db.Groups.FirstOrDefaultAsync(group => group.Id == groupId && group.EndedAt == null, cancel);
        if (groupId is not null && group is null)
        {
            return new GroupNotFound();
        }

        var place = await BoundPlaceAsync(conversation, cancel);
        place.BoundGroupId = groupId;
        await db.SaveChangesAsync(cancel); // One that was not known yet has an id now.
        audit.Note(actor.Id, groupId is null ? "group.unbind" : "group.bind", $"conversation:{place.Id}", group?.Slug);
        return group;
    }

    // Where threads are replies, what is bound is the channel they are in. A forum topic is bound itself.
    private async Task<Conversation> BoundPlaceAsync(Conversation conversation, CancellationToken cancel)
    {
        if (channels.Of(conversation).RootOf(conversation) is null)
        {
            return conversation;
        }

        var root = await db.Conversations.FirstOrDefaultAsync(
            known => known.Channel == conversation.Channel && known.ExternalId == conversation.ExternalId && known.Thread == "", cancel);
        return root ?? db.Conversations.Add(conversation.WithoutThread()).Entity;
    }
}
