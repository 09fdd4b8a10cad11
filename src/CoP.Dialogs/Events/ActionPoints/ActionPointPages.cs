using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.ActionPoints;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.ActionPoints;

/// <summary>What was agreed at an event, for whoever looks after it.</summary>
internal sealed class ActionPointPages(EventAccess events, ActionPointAccess access, ActionPointText text)
{
    public const string Verb = "ap-list";

    /// <summary>The argument is <c>{event}:{offset}</c>, or the event for the first page.</summary>
    public async Task<ListView<EventActionPoint>?> AgreedAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await turn.FindListedAsync(argument, events.FindLookedAfterAsync, cancel) is not { } one)
        {
            return null;
        }

        var id = one.Id.ToString(CultureInfo.InvariantCulture);
        return new(new Text("events.points.list", one.Title), "events.points.none", access.Of(one.Id), point => Entry(point, turn))
        {
            Prefix = $"{id}:",
            Buttons = [new ButtonRow(new Button(turn.Say($"events.button.{ActionPointForm.FormName}"), new Press(ActionPointForm.FormName, id), ButtonStyle.Primary))],
        };
    }

    private Entry Entry(EventActionPoint point, TurnContext turn) => new(
        point.Words, string.Join(" · ", text.Details(point, turn.Language, turn.Member)),
        new Button(turn.Say("events.button.open"), new Press(ShowActionPointAction.Verb, point.Id.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>One of them, and what can be done about it.</summary>
internal sealed class ShowActionPointAction(ActionPointAccess access, EventAccess events, ActionPointText text, EventButtons buttons) : IdAction
{
    public const string Verb = "ap-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = (await access.FindAsync(id, turn.Actor, cancel)).Unless(point => events.LooksAfter(point.Event!, turn.Actor) ? null : new NotYourEvent());
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Reply(new Message
        {
            Blocks = [new Paragraph(found.Value.Words, Tone.Strong), new Paragraph(string.Join(" · ", text.Details(found.Value, turn.Language, turn.Member)))],
            Buttons = [new ButtonRow(buttons.Make(CorrectActionPointAction.Verb, id, turn.Language), buttons.Make("ap-off", id, turn.Language, ButtonStyle.Destructive))],
        });
    }
}
