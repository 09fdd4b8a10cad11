using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Door;

/// <summary>
/// The pictures for the door: a poster to be printed, whose code counts until the doors close, since paper cannot change; and one for a
/// screen, whose code cannot be passed on for long.
/// </summary>
internal sealed class DoorPictures(OpenDoor open, EventDoor door, MakeFile files, EventText text, IEnumerable<IDeepLinks> links, TimeProvider clock)
{
    public async Task<Result<Message>> PosterAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var opened = await open.HandleAsync(turn.Actor, id, cancel);
        return opened.Refusal is { } refusal ? refusal
            : await DrawAsync(turn, opened.Value, EventDoor.Poster(opened.Value), door.ClosesAt(opened.Value), DoorButtons.Poster, cancel);
    }

    public async Task<Result<Message>> ScreenAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var (opened, now) = (await open.ForScreenAsync(turn.Actor, id, cancel), clock.GetUtcNow());
        return opened.Refusal is { } refusal ? refusal
            : await DrawAsync(turn, opened.Value, EventDoor.Screen(opened.Value, now), EventDoor.ChangesAt(now), DoorButtons.Screen, cancel);
    }

    private async Task<Message> DrawAsync(TurnContext turn, Event one, string number, DateTimeOffset until, string kind, CancellationToken cancel)
    {
        var link = links.Where(static links => links.SendsByItself).Select(links => links.StartLink($"{HereAction.Verb}_{number}")).FirstOrDefault(static found => found is not null);
        var poster = new DoorPoster(
            one.Title, [text.When(one, turn.Language, turn.Member), .. one.Details.Venue is { } venue ? [venue] : Array.Empty<string>()], link, number,
            turn.Say(new Text(link is null ? "events.door.type" : "events.door.scan", number)),
            turn.Say(new Text($"events.{kind}.until", text.Moment(until, turn.Language, turn.Member))));
        var file = await files.HandleAsync(turn.Actor, $"{turn.Say($"events.{kind}.name")}.png", poster.Draw(), cancel);
        return Message.Of(turn.Say(new Text($"events.{kind}.caption", number, text.Moment(until, turn.Language, turn.Member)))) with
        {
            File = new MessageFile(file.Id, file.Name, file.ContentType, one.Title),
        };
    }
}
