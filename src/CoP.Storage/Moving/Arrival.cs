using System.Security.Cryptography;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Moving;

/// <summary>What an import has changed because the community is elsewhere now.</summary>
/// <param name="Chats">Chats that another bot had, and that have to be found again.</param>
/// <param name="Waiting">Messages that wait for them.</param>
/// <param name="Ended">Edits and the like of what another bot had written, which ours cannot touch.</param>
/// <param name="InDoubt">Messages that were on the wire when it was exported.</param>
public sealed record ArrivalChanges(int Chats, int Waiting, int Ended, int InDoubt);

/// <summary>
/// Adapts a community to where it has come: what was on the wire is as it is when a process is gone, and where its chats belong to another bot, nothing
/// is tried there before they are found again, and no id that only that bot understands is kept.
/// </summary>
public sealed class Arrival(TimeProvider clock)
{
    private const string OfAnotherBot = "it was about a message of the bot that the community had before";

    /// <param name="moved">Channels on which the community has another bot now.</param>
    public async Task<ArrivalChanges> AdaptAsync(CommunityDb db, IReadOnlyCollection<string> moved, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.WorkLeases.ExecuteDeleteAsync(cancel);
        var inDoubt = await db.Outbox.Where(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(static row => row.LeasedUntil, DateTimeOffset.UnixEpoch), cancel); // Over for every recovery, whatever its clock shows.
        var channels = moved.ToArray();
        if (channels.Length == 0)
        {
            return new ArrivalChanges(0, 0, 0, inDoubt);
        }

        var chats = db.Conversations.Where(chat => channels.Contains(chat.Channel)).Select(static chat => (long?)chat.Id);
        await PartsAsync(db, chats, cancel);
        var ended = await ChangesAsync(db, chats, now, cancel);
        await ForgetIdsAsync(db, chats, cancel);
        await ReplayAsync(db, channels, cancel);
        var waiting = await Unfinished(db).CountAsync(row => chats.Contains(row.ConversationId), cancel);
        var lost = await db.Conversations.Where(chat => channels.Contains(chat.Channel) && chat.Reachable).ExecuteUpdateAsync(
            set => set.SetProperty(static chat => chat.Reachable, false)
                .SetProperty(static chat => chat.LostAt, now)
                .SetProperty(static chat => chat.LostReason, MovedChats.LostReason)
                .SetProperty(static chat => chat.GreetedAt, (DateTimeOffset?)null),
            cancel);
        return new ArrivalChanges(lost, waiting, ended, inDoubt);
    }

    private static IQueryable<OutboxMessage> Unfinished(CommunityDb db) => db.Outbox.Where(static row =>
        row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.State == OutboxState.Leased || row.State == OutboxState.Sending);

    /// <summary>What nobody has begun to read is put into words anew, with buttons of the chat that it will go to; of what was begun, the rest goes as it is.</summary>
    private static async Task PartsAsync(CommunityDb db, IQueryable<long?> chats, CancellationToken cancel)
    {
        var whole = Unfinished(db).Where(row => row.Kind == OutboxKind.Send && row.Part == 0 && chats.Contains(row.ConversationId));
        var keys = whole.Select(static row => row.DedupeKey);
        await Unfinished(db).Where(row => row.Part > 0 && keys.Contains(row.DedupeKey)).ExecuteDeleteAsync(cancel);
        await whole.ExecuteUpdateAsync(set => set.SetProperty(static row => row.Payload, (string?)null).SetProperty(static row => row.Target, (string?)null), cancel);
    }

    private static Task<int> ChangesAsync(CommunityDb db, IQueryable<long?> chats, DateTimeOffset now, CancellationToken cancel) =>
        Unfinished(db).Where(row => row.Kind != OutboxKind.Send && chats.Contains(row.ConversationId)).ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.State, OutboxState.Expired)
                .SetProperty(static row => row.Reason, OfAnotherBot)
                .SetProperty(static row => row.FinishedAt, now)
                .SetProperty(static row => row.LeasedUntil, (DateTimeOffset?)null),
            cancel);

    /// <summary>The same number may be another message with our bot: nothing may be edited, deleted or recognised by it.</summary>
    private static async Task ForgetIdsAsync(CommunityDb db, IQueryable<long?> chats, CancellationToken cancel)
    {
        await db.LiveMessages.Where(live => chats.Contains(live.ConversationId))
            .ExecuteUpdateAsync(static set => set.SetProperty(static live => live.PlatformId, (string?)null).SetProperty(static live => live.ShownHash, (string?)null), cancel);
        await db.Outbox.Where(row => row.PlatformId != null && chats.Contains(row.ConversationId))
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.PlatformId, (string?)null), cancel);
        await db.Answers.Where(answer => chats.Contains(answer.SourceConversationId))
            .ExecuteUpdateAsync(static set => set.SetProperty(static answer => answer.SourceMessageId, (string?)null), cancel);
        await db.DiscussionReplies.Where(reply => chats.Contains(reply.SourceConversationId))
            .ExecuteUpdateAsync(static set => set.SetProperty(static reply => reply.SourceMessageId, (string?)null), cancel);
        Dictionary<string, string> none = [];
        await db.Files.Where(file => file.Handles != none).ExecuteUpdateAsync(set => set.SetProperty(static file => file.Handles, none), cancel);
    }

    /// <summary>Events that wait for their turn tell of places as another bot had them: they are handled as those are that come late.</summary>
    private static async Task ReplayAsync(CommunityDb db, string[] channels, CancellationToken cancel)
    {
        foreach (var waiting in await db.Inbox.Where(entry => entry.State == InboxState.Waiting && channels.Contains(entry.Channel)).ToListAsync(cancel))
        {
            (waiting.State, waiting.Reference) = (InboxState.Replaying, waiting.Reference ?? RandomNumberGenerator.GetHexString(6));
        }

        await db.SaveChangesAsync(cancel);
    }
}
