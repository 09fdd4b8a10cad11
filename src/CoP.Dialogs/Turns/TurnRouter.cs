using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Dialogs.Turns;

/// <summary>Sends each kind of event to the one place that knows it.</summary>
internal sealed class TurnRouter(PressRouting presses, WordRouting words, CaptionRouting captions, AlbumRouting albums, ArrivalRouting arrivals, CommunityDb db)
{
    /// <summary>Returns the key of an effect that may happen only once, or null.</summary>
    public async Task<string?> RouteAsync(TurnContext turn, CancellationToken cancel)
    {
        if (!turn.Incoming.From.IsSomebody && NobodyRouting.Takes(turn.Incoming.What))
        {
            NobodyRouting.Answer(turn);
            return null;
        }

        switch (turn.Incoming.What)
        {
            case Said or SentFile or SentSomethingElse when turn.Incoming.Album is { } album:
                return await albums.RouteAsync(turn, album, cancel);
            case Pressed pressed:
                return await presses.RouteAsync(turn, pressed, cancel);
            case Said { Beside: { } beside } said:
                await captions.RouteAsync(turn, said, beside, cancel);
                break;
            case Said said:
                await words.RouteAsync(turn, said, cancel);
                break;
            case Edited edited:
                await words.RouteEditAsync(turn, edited, cancel);
                break;
            case SentFile or SentSomethingElse:
                await captions.AloneAsync(turn, turn.Incoming.What, cancel);
                break;
            case Arrived:
                await arrivals.WelcomeAsync(turn, cancel);
                break;
            case Moved moved:
                await Succession.MoveAsync(db, turn.Place.Channel, turn.Place.ExternalId, moved.NewExternalId, turn.Now, cancel);
                break;
        }

        return null;
    }
}
