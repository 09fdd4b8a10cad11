using System.Globalization;
using System.Text.Json;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Web.Playback;

/// <summary>Keeps what the two sides show, and tells the open pages of each change once it is committed.</summary>
internal sealed class PlaybackStore(ITransactions transactions, PlaybackFeed feed, ShownMessages shown, TimeProvider clock)
{
    public async Task<string> AddAsync(Conversation conversation, string body, CancellationToken cancel)
    {
        var row = await InsertAsync(conversation.Id, body, fromMember: false, cancel);
        feed.Publish(conversation.ExternalId, "message", shown.Of(row));
        feed.Announce("arrival", new { side = conversation.Channel, @as = conversation.ExternalId[(conversation.Channel.Length + 1)..] });
        return row.Id.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the member's words, once for an id however often the request comes.</summary>
    public async Task AddOwnAsync(Conversation conversation, OwnWords words, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(words, JsonSerializerOptions.Web);
        var row = await transactions.RunAsync(
            (services, token) => InsertOnceAsync(services.GetRequiredService<CommunityDb>(), conversation.Id, body, words.Id, token), cancel);
        if (row is not null)
        {
            feed.Publish(conversation.ExternalId, "message", shown.Of(row));
        }
    }

    /// <summary>False when there is no such message of the bot in that conversation.</summary>
    public async Task<bool> ReplaceAsync(Conversation conversation, string? id, string body, CancellationToken cancel)
    {
        var row = await ChangeAsync(conversation.Id, id, (_, row) => (row.Body, row.EditedAt) = (body, clock.GetUtcNow()), cancel);
        if (row is not null)
        {
            feed.Publish(conversation.ExternalId, "message", shown.Of(row));
        }

        return row is not null;
    }

    public async Task<bool> RemoveAsync(Conversation conversation, string? id, CancellationToken cancel)
    {
        var row = await ChangeAsync(conversation.Id, id, (db, row) => db.Playback.Remove(row), cancel);
        if (row is not null)
        {
            feed.Publish(conversation.ExternalId, "gone", new { id });
        }

        return row is not null;
    }

    private Task<PlaybackMessage> InsertAsync(long conversationId, string body, bool fromMember, CancellationToken cancel) =>
        transactions.RunAsync((services, _) => Task.FromResult(
            Insert(services.GetRequiredService<CommunityDb>(), conversationId, body, fromMember)), cancel);

    private async Task<PlaybackMessage?> InsertOnceAsync(
        CommunityDb db, long conversationId, string body, Guid id, CancellationToken cancel)
    {
        var mark = id.ToString();
        var known = await db.Playback.AnyAsync(
            row => row.ConversationId == conversationId && row.FromMember && row.Body.Contains(mark), cancel);
        return known ? null : Insert(db, conversationId, body, fromMember: true);
    }

    private PlaybackMessage Insert(CommunityDb db, long conversationId, string body, bool fromMember) =>
        db.Playback.Add(new PlaybackMessage
        {
            ConversationId = conversationId,
            FromMember = fromMember,
            Body = body,
            At = clock.GetUtcNow(),
        }).Entity;

    private Task<PlaybackMessage?> ChangeAsync(
        long conversationId, string? id, Action<CommunityDb, PlaybackMessage> change, CancellationToken cancel) =>
        transactions.RunAsync(async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var number = long.TryParse(id, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            var row = await db.Playback.SingleOrDefaultAsync(
                row => row.Id == number && row.ConversationId == conversationId && !row.FromMember, token);
            if (row is not null)
            {
                change(db, row);
            }

            return row;
        }, cancel);
}
