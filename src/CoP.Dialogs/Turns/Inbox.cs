using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>The memory of what came in: a repeat ends here.</summary>
internal static class Inbox
{
    public static Task<bool> HadEffectAsync(CommunityDb db, string effectKey, CancellationToken cancel) =>
        db.Inbox.AnyAsync(entry => entry.EffectKey == effectKey, cancel);

    public static InboxEntry Entry(Incoming incoming, DateTimeOffset now) => new()
    {
        Channel = incoming.Channel,
        Bot = incoming.Bot,
        ExternalId = incoming.ExternalId,
        ReceivedAt = now,
    };
}
