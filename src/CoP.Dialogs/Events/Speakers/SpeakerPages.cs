using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>Who was asked to speak, for whoever looks after the event: what they said, and what is missing.</summary>
internal sealed class SpeakerPages(SpeakerLists lists, EventAccess access, SpeakerText text)
{
    public const string Verb = "sp-list";

    /// <summary>The argument is <c>{event}:{offset}</c>, or the event for the first page.</summary>
    public async Task<ListView<EventSpeaker>?> AskedAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is not { } one)
        {
            return null;
        }

        var id = one.Id.ToString(CultureInfo.InvariantCulture);
        return new(new Text("events.speakers.list", one.Title), "events.speakers.none", lists.Asked(one.Id), speaker => Entry(speaker, turn))
        {
            Prefix = $"{id}:",
            Buttons = one.State is EventState.Draft or EventState.InReview or EventState.Published
                ? [new ButtonRow(new Button(turn.Say($"events.button.{InviteSpeakerForm.FormName}"), new Press(InviteSpeakerForm.FormName, id), ButtonStyle.Primary))]
                : [],
        };
    }

    private Entry Entry(EventSpeaker speaker, TurnContext turn) => new(
        SpeakerText.Name(speaker),
        string.Join(" · ", new[] { text.Role(speaker, turn.Language), turn.Say($"events.speakers.state.{speaker.State}"), Missing(speaker, turn) }.OfType<string>()),
        new Button(turn.Say("events.button.open"), new Press(ShowSpeakerAction.Verb, speaker.Id.ToString(CultureInfo.InvariantCulture))));

    private string? Missing(EventSpeaker speaker, TurnContext turn) =>
        text.Missing(speaker, turn.Language) is { } missing ? turn.Say(new Text("events.speakers.missing", missing)) : null;
}
