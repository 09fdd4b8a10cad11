using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>
/// An album comes as one message for each picture, in any number of batches, and its words stand under any one of them. It gets
/// one reaction: to the words. A picture without words waits a little for those of another; only when none come is it said that
/// pictures cannot be read, and when they come even later, that is taken back.
/// </summary>
internal sealed class AlbumRouter(CaptionRouter captions, FileRouter files, CommunityDb db, TimeProvider clock)
{
    /// <summary>The parts follow each other at once; the rest is for a batch that is fetched separately.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How the rows that wait for an album's words are known.</summary>
    public const string KeyPrefix = "album:";

    /// <summary>Returns the key by which later parts know that this album has had its reaction, or null.</summary>
    public async Task<string?> RouteAsync(TurnContext turn, string album, CancellationToken cancel)
    {
        var key = $"{KeyPrefix}{turn.Incoming.Channel}:{turn.Incoming.Bot}:{album}";
        var isAnswered = await Inbox.HadEffectAsync(db, key, cancel);
        switch (turn.Incoming.What)
        {
            case MessageReceived { Beside: { } beside } said when !VisibleText.IsNone(said.Text):
                await TakeBackAsync(turn, key, cancel);
                await captions.RouteAsync(turn, said, beside, cancel);
                return isAnswered ? null : key;
            case FileReceived { ToUs: true } when !isAnswered && await files.WaitingAsync(turn, cancel) is not null:
                await captions.AloneAsync(turn, turn.Incoming.What, cancel);
                return key;
            case FileReceived { ToUs: true } or OtherContentReceived { ToUs: true } or MessageReceived { ToUs: true } when !isAnswered:
                await WaitAsync(turn, key, cancel);
                return null;
            default:
                return null;
        }
    }

    private async Task WaitAsync(TurnContext turn, string key, CancellationToken cancel)
    {
        if (await db.Outbox.AnyAsync(row => row.DedupeKey == key, cancel))
        {
            return;
        }

        var sent = turn.Incoming.What is MessageReceived { Beside: { } beside } ? beside : turn.Incoming.What;
        var now = clock.GetUtcNow();
        var row = TurnReplies.Row(turn, 0, turn.Conversation, OutboxKind.Send, Message.Of(turn.Say(new Text($"turn.cannotRead.{CaptionRouter.Content(sent)}"))), now);
        (row.DedupeKey, row.NotBefore) = (key, now + Patience);
        db.Outbox.Add(row);
    }

    private async Task TakeBackAsync(TurnContext turn, string key, CancellationToken cancel)
    {
        if (await db.Outbox.FirstOrDefaultAsync(row => row.DedupeKey == key, cancel) is not { } said)
        {
            return;
        }

        if (said.State == OutboxState.Queued)
        {
            db.Outbox.Remove(said);
        }
        else if (said is { State: OutboxState.Sent, PlatformId: { } shown })
        {
            var row = TurnReplies.Row(turn, 0, turn.Conversation, OutboxKind.Delete, Message.Of(""), clock.GetUtcNow(), shown);
            row.DedupeKey = $"{key}:taken-back";
            db.Outbox.Add(row);
        }
    }
}
