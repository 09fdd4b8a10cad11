using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Conversations in which the bot cannot speak any more, and those that are heard from again. A chat goes with all its threads, a
/// team with all its channels; what goes together comes back together.
/// </summary>
public sealed class LostConversations(CommunityDb db, IEnumerable<IConversationLost> concerned, TimeProvider clock)
{
    /// <summary>The whole chat, or the whole team when <paramref name="conversation"/> is its first channel, whose id is the team's.</summary>
    public async Task LoseAsync(Conversation conversation, string reason, CancellationToken cancel)
    {
        await LoseAsync(await Around(conversation.Channel, conversation.ExternalId, conversation.ExternalId).ToListAsync(cancel), reason, cancel);
    }

    /// <summary>A thread or topic alone.</summary>
    public Task LoseThreadAsync(Conversation thread, string reason, CancellationToken cancel) => LoseAsync([thread], reason, cancel);

    /// <summary>Something came in from there: it is back, with the chat around it and whatever was lost with either.</summary>
    public async Task FindAsync(Conversation conversation, CancellationToken cancel)
    {
        if (conversation.Reachable && conversation.Thread.Length == 0)
        {
            return; // As at nearly every event.
        }

        var lost = await Around(conversation.Channel, conversation.ExternalId, conversation.Team ?? conversation.ExternalId).Where(static one => !one.Reachable).ToListAsync(cancel);
        var whole = lost.Find(one => one.ExternalId == conversation.ExternalId && one.Thread.Length == 0);
        foreach (var one in lost.Where(one => one.Id == conversation.Id || one == whole || WentWith(one, conversation) || WentWith(one, whole)).ToList())
        {
            var waits = one.IsMoved();
            one.Find();
            await (waits ? MovedChats.ReleaseAsync(db, one.Id, clock.GetUtcNow(), cancel) : Task.CompletedTask);
        }
    }

    /// <summary>A chat with its threads, and all channels of a team, of which one message may have told what team they are in.</summary>
    private IQueryable<Conversation> Around(string channel, string id, string team) => db.Conversations.Where(one => one.Channel == channel
        && (one.ExternalId == id || db.Conversations.Any(other => other.Team == team && other.ExternalId == one.ExternalId && other.Channel == channel)));

    private static bool WentWith(Conversation one, Conversation? other) => other?.LostAt is { } at && one.LostAt == at;

    private async Task LoseAsync(List<Conversation> conversations, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lost = conversations.FindAll(static conversation => conversation.Reachable);
        lost.ForEach(conversation => conversation.Lose(reason, now));
        await db.SaveChangesAsync(cancel); // Who can be reached where is asked below.
        foreach (var conversation in lost)
        {
            foreach (var feature in concerned)
            {
                await feature.HandleAsync(conversation, cancel);
            }
        }
    }
}
