using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Finds the live message that somebody pressed a button on or replied to.</summary>
internal static class LiveMessages
{
    /// <summary>Threads are looked through as well: what is posted in a channel is answered in the thread it begins.</summary>
    public static async Task<LiveMessage?> FindAsync(CommunityDb db, Conversation conversation, string? messageId, CancellationToken cancel) =>
        messageId is null ? null : await FindAsync(db, conversation.Channel, conversation.ExternalId, messageId, cancel);

    /// <param name="chat">The conversation's id on the channel.</param>
    public static Task<LiveMessage?> FindAsync(CommunityDb db, string channel, string chat, string messageId, CancellationToken cancel) =>
        db.LiveMessages.FirstOrDefaultAsync(
            live => live.PlatformId == messageId && db.Conversations.Any(known =>
                known.Id == live.ConversationId && known.Channel == channel && known.ExternalId == chat),
            cancel);
}
