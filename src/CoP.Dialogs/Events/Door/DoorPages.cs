using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Door;

/// <summary>Who is there, by name, for whoever looks after the event: walk-ins are told from those who were expected.</summary>
internal sealed class DoorPages(EventAccess access, DoorLists lists, EventText text)
{
    public const string Verb = "door-list";

    public async Task<ListView<Registration>?> PresentAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is { } one
            ? new(new Text("events.door.title", one.Title), "events.door.none", lists.Present(one.Id), who => Person(who, turn))
            {
                Prefix = string.Create(CultureInfo.InvariantCulture, $"{one.Id}:"),
            }
            : null;

    private Entry Person(Registration who, TurnContext turn)
    {
        var came = text.Moment(who.AttendedAt!.Value, turn.Language, turn.Member);
        var how = who is { IsWalkIn: false } ? null : turn.Say(who.State == RegistrationState.Seated ? "events.door.walkIn" : "events.door.standing");
        return new Entry(who.Member!.Name, string.Join(" · ", new[] { came, who.Member.Organisation?.Name ?? "–", how }.Where(static part => part is not null)), null);
    }
}
