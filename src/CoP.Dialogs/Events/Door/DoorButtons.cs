using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events.Door;

/// <summary>What can be pressed about being there. The use cases check again.</summary>
internal sealed class DoorButtons(EventButtons buttons, EventDoor door, TimeProvider clock)
{
    public const string Here = "im-here";
    public const string Poster = "door-poster";
    public const string Screen = "door-screen";

    /// <summary>On a member's card of an event.</summary>
    public IEnumerable<ButtonRow> Of(Event one, Registration? own, string language) =>
        one.State is EventState.Published or EventState.Held && own is { State: RegistrationState.Seated, AttendedAt: null } && door.IsOpen(one, clock.GetUtcNow())
            ? [new ButtonRow(buttons.Make(Here, one.Id, language, ButtonStyle.Primary))]
            : [];

    /// <summary>For whoever looks after it.</summary>
    public IEnumerable<ButtonRow> Organiser(Event one, string language) =>
        one.State is EventState.Published or EventState.Held ? [new ButtonRow(buttons.Make(DoorAction.Verb, one.Id, language))] : [];
}
