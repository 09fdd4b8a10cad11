using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Repeats under a new id. Teams sends what was not answered in time again after 15 seconds, under the same id; when that
/// is not answered either, another layer of it sends the same about 30 seconds later with a new id and time. Nothing in
/// such a repeat says that it is one, and people do write "yes" twice. So equal words count as a repeat only where the
/// channel had reason to repeat: the first was answered late, or came twice under its own id.
/// </summary>
internal static class DuplicateEvents
{
    /// <summary>From here on an answer may have come too late: documented are 10 to 15 seconds.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(9);

    /// <summary>How long after the first a repeat may still come: two time-outs and the pause between the layers, with some room.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>Remembers what the same would look like under a new id, where a channel may send it so, as of the end of its turn.</summary>
    public static void Note(InboxEntry entry, Incoming incoming, DateTimeOffset now)
    {
        if (incoming is { RepeatKey: { } key, ArrivedAt: { } arrived } && now - arrived > InTime)
        {
            (entry.RepeatKey, entry.MayRepeat) = (key, true);
        }
    }

    /// <summary>Remembers that an event came again under its own id.</summary>
    public static async Task NoteAsync(CommunityDb db, InboxEntry known, Incoming incoming, CancellationToken cancel)
    {
        if (incoming.RepeatKey is { } key && !known.MayRepeat)
        {
            await db.Inbox.Where(entry => entry.Id == known.Id).ExecuteUpdateAsync(
                set => set.SetProperty(static entry => entry.RepeatKey, key).SetProperty(static entry => entry.MayRepeat, true), cancel);
        }
    }
}
