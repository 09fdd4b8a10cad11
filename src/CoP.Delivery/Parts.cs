using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>The further rows of a message that did not fit into one request.</summary>
internal static class Parts
{
    public static OutboxMessage Next(OutboxMessage first, string wire, int part) => new()
    {
        ConversationId = first.ConversationId,
        Lane = first.Lane,
        BroadcastId = first.BroadcastId,
        MemberId = first.MemberId,
        Kind = first.Kind,
        Body = "",
        Wire = wire,
        DedupeKey = first.DedupeKey,
        Part = part,
        Priority = first.Priority,
        Policy = first.Policy,
        CreatedAt = first.CreatedAt,
        NotBefore = first.NotBefore,
        ExpiresAt = first.ExpiresAt,
    };

    /// <summary>Forgets how the first part was written, and the parts after it, so that all is written anew for another conversation.</summary>
    public static async Task RewriteAsync(CommunityDb db, OutboxMessage first, CancellationToken cancel)
    {
        first.Wire = null;
        db.Outbox.RemoveRange(await first.LaterPartsAsync(db, cancel));
    }

    /// <summary>Takes the parts that have not gone yet to where <paramref name="row"/> goes.</summary>
    public static async Task FollowAsync(CommunityDb db, OutboxMessage row, CancellationToken cancel)
    {
        foreach (var part in await row.LaterPartsAsync(db, cancel))
        {
            part.Conversation = row.Conversation;
        }
    }
}
