using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>
/// What follows when a file has been put where its recipient said: the message that shows where it lies. Where that came to
/// nothing, or where the offer itself was refused, the message goes as it would on a channel that offers none.
/// </summary>
internal static class FileFollowUp
{
    /// <summary>In the transaction that ends the row; nothing for any other row.</summary>
    public static async Task AddAsync(CommunityDb db, OutboxMessage row, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayBeFollowed(row) || Following(row, MessageJson.Read(row.Body)) is not { } message)
        {
            return;
        }

        var key = $"{row.DedupeKey}:file";
        if (!await db.Outbox.AnyAsync(other => other.DedupeKey == key, cancel))
        {
            db.Outbox.Add(OutboxMessage.Reply(OutboxKind.Send, MessageJson.Write(message), key, row.Conversation!, row.MemberId, now));
        }
    }

    private static bool MayBeFollowed(OutboxMessage row) => row is { NoticeType: null, Part: 0, FinishedAt: not null, Conversation: not null }
        && (row.Kind == OutboxKind.Upload || row is { Kind: OutboxKind.Send, State: OutboxState.Rejected });

    private static Message? Following(OutboxMessage row, Message message) => row switch
    {
        { Kind: OutboxKind.Upload, State: OutboxState.Sent } => message,
        { Kind: OutboxKind.Upload } => message with { UploadTo = null },
        _ => message.Offer is null ? null : message with { Offer = null },
    };
}
