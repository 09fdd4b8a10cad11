using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Dialogs.Turns;

/// <summary>Sends each kind of event to the one place that knows it.</summary>
internal sealed class TurnRouter(
    Lazy<ButtonRouter> presses, TextRouter words, Lazy<CaptionRouter> captions, Lazy<AlbumRouter> albums, Lazy<ArrivalRouter> arrivals, CommunityDb db)
{
    /// <summary>Returns the key of an effect that may happen only once, or null.</summary>
    public async Task<string?> RouteAsync(TurnContext turn, CancellationToken cancel)
    {
        if (!turn.Incoming.From.IsSomebody && AnonymousSenderRouter.Takes(turn.Incoming.What))
        {
            AnonymousSenderRouter.Answer(turn);
            return null;
        }

        switch (turn.Incoming.What)
        {
            case MessageReceived or FileReceived or OtherContentReceived when turn.Incoming.Album is { } album:
                return await albums.Value.RouteAsync(turn, album, cancel);
            case ButtonPressed pressed:
                return await presses.Value.RouteAsync(turn, pressed, cancel);
            case MessageReceived { Beside: { } beside } said:
                await captions.Value.RouteAsync(turn, said, beside, cancel);
                break;
            case MessageReceived said:
                await words.RouteAsync(turn, said, cancel);
                break;
            case MessageEdited edited:
                await words.RouteEditAsync(turn, edited, cancel);
                break;
            case FileReceived or OtherContentReceived:
                await captions.Value.AloneAsync(turn, turn.Incoming.What, cancel);
                break;
            case BotAdded:
                await arrivals.Value.WelcomeAsync(turn, cancel);
                break;
            case ConversationMigrated moved:
                await ConversationMigration.MoveAsync(db, turn.Conversation.Channel, turn.Conversation.ExternalId, moved.NewExternalId, turn.Now, cancel);
                break;
        }

        return null;
    }
}
