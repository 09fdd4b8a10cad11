using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Events.Calendar;
using CoP.Dialogs.Events.Hosting;
using CoP.Dialogs.Events.Organising;
using CoP.Dialogs.Events.Statistics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events;

/// <summary>The lists of events, and of who comes to one.</summary>
internal sealed class EventPages(EventLists lists, EventAccess access, EventText text)
{
    public const string ComingVerb = "events";
    public const string OrganiseVerb = "organise";
    public const string PeopleVerb = "ev-people";

    /// <summary>What is on. The argument is <c>{filter}:{offset}</c>.</summary>
    public ListView<Event> Coming(TurnContext turn, string argument)
    {
        var filter = Filter(argument);
        return new($"events.list.{filter}", $"events.none.{filter}", lists.Coming(turn.Actor, filter), one => Coming(one, turn))
        {
            Prefix = $"{filter}:",
            Buttons =
            [
                .. Enum.GetValues<EventFilter>().Where(other => other != filter && !(other == EventFilter.MyCounty && turn.Actor.County is null))
                    .Select(other => new Button(turn.Say($"events.filter.{other}"), new Press(ComingVerb, $"{other}:0")))
                    .Append(new Button(turn.Say($"events.button.{EventWeek.Verb}"), new Press(EventWeek.Verb, $"{filter}"))).Chunk(2).Select(static pair => new ButtonRow([.. pair])),
                .. filter == EventFilter.Mine ? [new ButtonRow(CalendarText.Make(turn, CalendarText.ShowVerb))] : Array.Empty<ButtonRow>(),
            ],
        };
    }

    /// <summary>One of what is on.</summary>
    public Entry Coming(Event one, TurnContext turn) => Entry(one, ShowEventAction.Verb, text.Line(one, turn.Language, turn.Member), turn);

    /// <summary>What somebody looks after, and how to begin another.</summary>
    public ListView<Event> LookedAfter(TurnContext turn) => new(
        "events.list.organise", "events.none.organise", lists.LookedAfter(turn.Actor),
        one => Entry(one, ManageEventAction.Verb, $"{turn.Say($"events.state.{one.State}")} · {text.When(one, turn.Language, turn.Member)}", turn))
    {
        Buttons =
        [
            .. ((IEnumerable<Button>)
            [
                new Button(turn.Say($"events.button.{EventForm.FormName}"), new Press(EventForm.FormName), ButtonStyle.Primary),
                new Button(turn.Say("events.button.fig-year"), new Press(FigurePages.Verb, FigurePages.All)),
                .. Permissions.Allows(turn.Actor, Permission.LeadOrCoordinate, turn.Now) ? [new Button(turn.Say($"events.button.{RotationPages.GroupsVerb}"), new Press(RotationPages.GroupsVerb))] : Array.Empty<Button>(),
            ]).Chunk(2).Select(static pair => new ButtonRow([.. pair])),
        ],
    };

    /// <summary>Who comes and who waits, by name, for whoever looks after the event. The argument is <c>{id}:{offset}</c>, or the id for the first page.</summary>
    public async Task<ListView<Registration>?> PeopleAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is { } one
            ? new(new Text("events.people.title", one.Title), "events.people.none", lists.Registered(one.Id), who => Person(who, turn))
            {
                Prefix = string.Create(CultureInfo.InvariantCulture, $"{one.Id}:"),
            }
            : null;

    /// <summary>What an argument begins with; all for whatever is none.</summary>
    public static EventFilter Filter(string argument) =>
        Enum.TryParse<EventFilter>(argument.Split(':')[0], ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : EventFilter.All;

    private static Entry Person(Registration who, TurnContext turn) => new(
        who.Member!.Name,
        string.Join(" · ", turn.Say($"events.people.{who.State}"), turn.Say($"events.way.{who.Way}"), who.Member.Organisation?.Name ?? "–"),
        new Button(turn.Say("events.button.open"), new Press(PersonAction.Verb, who.Id.ToString(CultureInfo.InvariantCulture))));

    private static Entry Entry(Event one, string verb, string details, TurnContext turn) =>
        new(one.Title, details, new Button(turn.Say("events.button.open"), new Press(verb, one.Id.ToString(CultureInfo.InvariantCulture))));
}
