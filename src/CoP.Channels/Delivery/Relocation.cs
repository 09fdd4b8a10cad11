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
        var siblings = await db.Conversations.Where(one => one.Channel == channel && one.ExternalId == oldId).ToListAsync(cancel);
        foreach (var sibling in siblings)
        {
            await RenameAsync(db, sibling, newId, cancel);
        }

        if (row.Part == 0 && row.Kind == OutboxKind.Send)
        {
            await Parts.RewriteAsync(db, row, cancel); // Buttons are signed for the conversation's id.
        }

        row.Requeue(now, "the conversation moved");
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

    private static async Task RenameAsync(CommunityDb db, Conversation old, string newId, CancellationToken cancel)
    {
        if (await SameAsync(db, old, newId, old.Thread, cancel) is not { } known)
        {
            old.ExternalId = newId;
            return;
        }

        // Somebody wrote from the new place before we heard of it: what waits for the old one goes there.
        old.Reachable = false;
        foreach (var waiting in await Unfinished(db, old).ToListAsync(cancel))
        {
            waiting.Conversation = known;
        }
    }

    private static IQueryable<OutboxMessage> Unfinished(CommunityDb db, Conversation conversation) => db.Outbox.Where(row =>
        row.ConversationId == conversation.Id && (row.State == OutboxState.Queued || row.State == OutboxState.Sending));

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
