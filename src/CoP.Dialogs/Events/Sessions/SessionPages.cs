using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>The sessions of a conference in the order of their times. The argument is <c>{id}:{offset}</c>, or the conference's id for the first page.</summary>
internal sealed class SessionPages(SessionLists lists, EventAccess access, EventText text)
{
    public const string ProgrammeVerb = "programme";
    public const string ManageVerb = "sessions";

    public async Task<ListView<Event>?> ProgrammeAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await turn.FindListedAsync(argument, access.FindForAsync, cancel) is { } one
            ? Of(turn, one, ProgrammeVerb, lists.Programme(one.Id), session => Entry(turn, session, ShowEventAction.Verb, Line(turn, session)), Make(turn, ShowEventAction.Verb, one.Id))
            : null;

    /// <summary>How each stands, and how to add another.</summary>
    public async Task<ListView<Event>?> ManagedAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is { } one
            ? Of(
                turn, one, ManageVerb, lists.All(one.Id),
                session => Entry(turn, session, ManageEventAction.Verb, $"{turn.Say($"events.state.{session.State}")} · {Line(turn, session)}"),
                [.. AddSession.MayGrow(one) is null ? [Make(turn, NewSessionAction.Verb, one.Id, ButtonStyle.Primary)] : Array.Empty<Button>(), Make(turn, ManageEventAction.Verb, one.Id)])
            : null;

    private static ListView<Event> Of(TurnContext turn, Event one, string verb, IQueryable<Event> all, Func<Event, Entry> entry, params Button[] buttons) =>
        new(new Text($"events.{verb}.title", one.Title), $"events.{verb}.none", all, entry)
        {
            Prefix = string.Create(CultureInfo.InvariantCulture, $"{one.Id}:"),
            Buttons = [new ButtonRow([.. buttons])],
        };

    private string Line(TurnContext turn, Event session) =>
        string.Join(" · ", new[] { text.When(session, turn.Language, turn.Member), session.Details.Venue }.Where(static part => part is not null));

    private static Entry Entry(TurnContext turn, Event session, string verb, string details) =>
        new(session.Title, details, new Button(turn.Say("events.button.open"), new Press(verb, session.Id.ToString(CultureInfo.InvariantCulture))));

    private static Button Make(TurnContext turn, string verb, long id, ButtonStyle style = ButtonStyle.Default) =>
        new(turn.Say($"events.button.{verb}"), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);
}
