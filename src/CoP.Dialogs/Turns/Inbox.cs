using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>The memory of what came in: a repeat ends here.</summary>
internal static class Inbox
{
    public static Task<InboxEntry?> FindAsync(CommunityDb db, Incoming incoming, CancellationToken cancel) =>
        db.Inbox.AsNoTracking().FirstOrDefaultAsync(
            entry => entry.Channel == incoming.Channel && entry.Bot == incoming.Bot && entry.ExternalId == incoming.ExternalId, cancel);

    public static Task<bool> HadEffectAsync(CommunityDb db, string effectKey, CancellationToken cancel) =>
        db.Inbox.AnyAsync(entry => entry.EffectKey == effectKey, cancel);

    public static InboxEntry Entry(Incoming incoming, DateTimeOffset now) => new()
    {
        Channel = incoming.Channel,
        Bot = incoming.Bot,
        ExternalId = incoming.ExternalId,
        ReceivedAt = now,
        RepeatKey = incoming.RepeatKey,
    };
}
