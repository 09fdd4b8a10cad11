using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Delivery;

/// <summary>What to do when a conversation has another id than we thought, or a thread of it is gone.</summary>
internal static class Relocation
{
    /// <summary>Gives the conversation and its threads the new id, once, and sends the row there at once.</summary>
    public static async Task MoveAsync(CommunityDb db, OutboxMessage row, string newId, DateTimeOffset now, CancellationToken cancel)
    {
        var (channel, oldId) = (row.Conversation!.Channel, row.Conversation.ExternalId);
        row.Requeue(now, "the conversation moved");
        if (oldId == newId)
        {
            return; // Another row of the same chat told us first.
        }

        foreach (var one in await db.Conversations.Where(one => one.Channel == channel && one.ExternalId == oldId).ToListAsync(cancel))
        {
            await RewriteAsync(db, one, row, cancel);
            await RenameAsync(db, one, newId, cancel);
        }
    }

    /// <summary>Sends the row to the conversation itself, without the thread.</summary>
    public static async Task LeaveThreadAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Conversation is not { Thread.Length: > 0 } thread)
        {
            await row.FailAsync(db, OutboxState.Rejected, reason, now, cancel);
            return;
        }

        row.Conversation = await SameAsync(db, thread, thread.ExternalId, "", cancel) ?? WithoutThread(thread);
        row.Requeue(now, reason);
        await Parts.FollowAsync(db, row, cancel);
    }

    /// <summary>Buttons are signed for the conversation's id, so what has not begun to arrive is written anew; later parts are kept.</summary>
    private static async Task RewriteAsync(CommunityDb db, Conversation old, OutboxMessage moved, CancellationToken cancel)
    {
        var written = await db.Outbox.Where(row => row.ConversationId == old.Id && row.Kind == OutboxKind.Send && row.Part == 0
            && row.Wire != null && (row.State == OutboxState.Queued || row.Id == moved.Id)).ToListAsync(cancel);
        foreach (var row in written)
        {
            await Parts.RewriteAsync(db, row, cancel);
        }
    }

    private static async Task RenameAsync(CommunityDb db, Conversation old, string newId, CancellationToken cancel)
    {
        if (await SameAsync(db, old, newId, old.Thread, cancel) is not { } known)
        {
            old.ExternalId = newId;
            return;
        }

        // Somebody wrote from the new place before we heard of it: what waits for the old one goes there.
        (known.BoundGroupId, old.BoundGroupId, old.Reachable) = (known.BoundGroupId ?? old.BoundGroupId, null, false);
        foreach (var waiting in await db.Outbox.Where(row => row.ConversationId == old.Id && row.FinishedAt == null).ToListAsync(cancel))
        {
            waiting.Conversation = known;
        }
    }

    private static Task<Conversation?> SameAsync(
        CommunityDb db, Conversation like, string externalId, string thread, CancellationToken cancel) =>
        db.Conversations.FirstOrDefaultAsync(
            one => one.Channel == like.Channel && one.ExternalId == externalId && one.Thread == thread, cancel);

    private static Conversation WithoutThread(Conversation thread) => new()
    {
        Channel = thread.Channel,
        ExternalId = thread.ExternalId,
        Kind = thread.Kind,
        Title = thread.Title,
        Route = thread.Route,
        Language = thread.Language,
    };
}
