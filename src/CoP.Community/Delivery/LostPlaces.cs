using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>
/// Places where the bot cannot speak any more, and those that are heard from again. A chat goes with all its threads, a
/// team with all its channels; what goes together comes back together.
/// </summary>
public sealed class LostPlaces(CommunityDb db, Outbox outbox, QuestionRouting routing, TimeProvider clock)
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
            one.Find();
        }
    }

    /// <summary>A chat with its threads, and all channels of a team, of which one message may have told what team they are in.</summary>
    private IQueryable<Conversation> Around(string channel, string id, string team) => db.Conversations.Where(one => one.Channel == channel
        && (one.ExternalId == id || db.Conversations.Any(other => other.Team == team && other.ExternalId == one.ExternalId && other.Channel == channel)));

    private static bool WentWith(Conversation one, Conversation? other) => other?.LostAt is { } at && one.LostAt == at;

    private async Task LoseAsync(List<Conversation> places, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lost = places.FindAll(static conversation => conversation.Reachable);
        lost.ForEach(conversation => conversation.Lose(reason, now));
        foreach (var conversation in lost.Where(static conversation => conversation.BoundGroupId is not null).ToList())
        {
            await db.SaveChangesAsync(cancel); // Who can be reached where is asked for below.
            await TellAsync(conversation, conversation.BoundGroupId!.Value, now, cancel);
            await routing.GoOnAsync(conversation.BoundGroupId.Value, cancel);
        }
    }

    /// <summary>Those who can bind another: the group's leads, coordinators and administrators.</summary>
    private Task TellAsync(Conversation conversation, long group, DateTimeOffset now, CancellationToken cancel) => outbox.TellAsync(
        db.Members.Holders(Permission.LeadOrCoordinate, now, group),
        new BindingLost(conversation.Id, group, DateOnly.FromDateTime(now.UtcDateTime)), cancel);
}
