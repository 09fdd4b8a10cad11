using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Door;

/// <summary><c>/here 123456</c>: the number at the door, typed or brought by a link. Alone it shows where one is expected now.</summary>
internal sealed class HereAction(CheckIn checkIn, DoorLists lists) : IAction
{
    public const string Verb = "here";

    public static bool IsNumber(string argument) => argument.Length > 0 && argument.All(static letter => char.IsAsciiDigit(letter));

    /// <summary>What somebody reads who is there.</summary>
    public static Text Greeting(Registration registration) => registration switch
    {
        { IsWalkIn: false } => "events.here.expected",
        { State: RegistrationState.Seated } => "events.here.walkIn",
        _ => "events.here.standing",
    };

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Length == 0)
        {
            turn.Reply(await ExpectedAsync(turn, cancel));
            return;
        }

        var done = await checkIn.HandleAsync(turn.Actor, argument, cancel);
        turn.Remark(done.Refusal is { } refusal ? RefusalText.Text(refusal) : Greeting(done.Value));
    }

    private async Task<Message> ExpectedAsync(TurnContext turn, CancellationToken cancel)
    {
        var expected = await lists.Expected(turn.Actor.Id).ToListAsync(cancel);
        return new Message
        {
            Blocks =
            [
                .. expected.Select(one => new Entry(one.Title, null, new Button(turn.Say($"events.button.{DoorButtons.Here}"), new Press(DoorButtons.Here, one.Id.ToString(CultureInfo.InvariantCulture))))),
                new Paragraph(turn.Say(expected.Count == 0 ? "events.here.how" : "events.here.orNumber"), expected.Count == 0 ? Tone.Normal : Tone.Subtle),
            ],
        };
    }
}

/// <summary>The door, for whoever looks after the event: how many are there, and what to put up.</summary>
internal sealed class DoorAction(EventAccess access, DoorText door, EventButtons buttons) : IdAction
{
    public const string Verb = "door";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, id, cancel) is not { } one)
        {
            return;
        }

        turn.Reply(new Message
        {
            Title = one.Title,
            Blocks = [.. await door.FactsAsync(one, turn.Language, cancel), new Paragraph(turn.Say("events.door.how"), Tone.Subtle)],
            Buttons =
            [
                new ButtonRow(buttons.Make(DoorButtons.Poster, id, turn.Language), buttons.Make(DoorButtons.Screen, id, turn.Language)),
                new ButtonRow(buttons.Make(DoorPages.Verb, id, turn.Language)),
            ],
        });
    }
}

/// <summary>Brings a picture for the door.</summary>
internal sealed class DoorPictureAction(Func<TurnContext, long, CancellationToken, Task<Result<Message>>> draw) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (turn.Conversation.Kind != ConversationKind.Personal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
            return;
        }

        var drawn = await draw(turn, id, cancel);
        if (drawn.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Reply(drawn.Value);
        }
    }
}
