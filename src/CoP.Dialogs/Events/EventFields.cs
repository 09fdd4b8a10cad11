using System.Collections.Immutable;
using CoP.Community.Events;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Events;

/// <summary>What the form for an event asks: only what fits its kind, and of that the rarer things only when they are ticked.</summary>
internal sealed class EventFields(OpenGroups groups, LocalTimes times)
{
    public const string Subject = "event";
    public const string Kind = "kind";
    public const string Title = "title";
    public const string About = "text";
    public const string End = "end";
    public const string Venue = "venue";
    public const string Link = "link";
    public const string DialIn = "dialin";
    public const string More = "more";
    public const string LastDay = "days";
    public const string Pin = "pin";
    public const string Directions = "directions";
    public const string Food = "food";
    public const string Access = "access";
    public const string Seats = "seats";
    public const string RemoteSeats = "rseats";
    public const string Tracks = "tracks";
    public const string Host = "host";

    /// <summary>What members choose an organisation from.</summary>
    public const string Organisations = "known-organisations";

    /// <summary>Asked of one of a series: whether the later ones are meant, too.</summary>
    public const string Scope = "scope";
    private const string AndLater = "later";

    public static ChoiceField ScopeField() => new(Scope, "events.field.scope", [new Option("one", "events.scope.one"), new Option(AndLater, "events.scope.later")]) { Label = "events.label.scope" };

    public static bool IsAndLater(Answers answers) => answers[Scope] == AndLater;

    /// <param name="asksScope">One of a series is changed, and there are later ones.</param>
    public async Task<ImmutableArray<Field>> BuildAsync(EventKind kind, bool asksScope, Member organiser, string language, CancellationToken cancel)
    {
        if (kind == EventKind.Session)
        {
            return SessionFields.Build(times.ZoneName(organiser));
        }

        var traits = EventKindTraits.Of(kind);
        var more = MoreOf(traits).ToList();
        return
        [
            Words(Title, Event.TitleLength),
            Words(About, Event.AboutLength) with { Multiline = true, Rich = true, Hint = "events.hint.text" },
            .. CommonFields.DayAndTime("events.field.date", "events.label.date", "events.field.time", "events.label.time", new Text("events.hint.time", times.ZoneName(organiser))),
            new TimeField(End, "events.field.end") { Label = "events.label.end" },
            .. traits.IsOfGroup ? [CommonFields.Group(await groups.ReadAsync(cancel), language, "events.field.group", "events.label.group")] : Array.Empty<Field>(),
            .. traits.InPerson ? [Words(Venue, EventDetails.VenueLength)] : Array.Empty<Field>(),
            .. traits is { Remote: true, DialIn: false } ? [Words(Link, EventDetails.LinkLength) with { Optional = traits.InPerson, Hint = "events.hint.link" }] : Array.Empty<Field>(),
            .. traits.DialIn ? [Words(DialIn, EventDetails.DialInLength)] : Array.Empty<Field>(),
            new ChoicesField(More, "events.field.more", [.. more.Select(static one => new Option(one, $"events.label.{one}"))]) { Optional = true, Label = "events.label.more", Hint = "events.hint.more" },
            .. more.Select(Ticked),
            .. asksScope ? [ScopeField()] : Array.Empty<Field>(),
        ];
    }

    /// <summary>What may be said besides about events of a kind.</summary>
    private static IEnumerable<string> MoreOf(EventKindTraits traits) =>
    [
        .. traits.InPerson ? [Seats] : Array.Empty<string>(),
        .. traits.Remote ? [RemoteSeats] : Array.Empty<string>(),
        .. traits.DialIn ? [Pin] : Array.Empty<string>(),
        .. traits.IsCatered ? [Food] : Array.Empty<string>(),
        .. traits.InPerson ? [Directions, Access, CommonFields.CountyId, LastDay] : Array.Empty<string>(),
        .. traits.IsInterpreted ? [Tracks] : Array.Empty<string>(),
        Host,
    ];

    private static Field Ticked(string id) => (id switch
    {
        Seats or RemoteSeats => new NumberField(id, $"events.field.{id}") { Min = 1, Max = Event.LargestCapacity, Label = $"events.label.{id}" },
        Host => new LookupField(id, $"events.field.{id}", Organisations) { Label = $"events.label.{id}" },
        LastDay => new DateField(id, $"events.field.{id}") { Label = $"events.label.{id}" },
        CommonFields.CountyId => CommonFields.County("events.field.county", "events.label.county", "events.national"),
        _ => (Field)Words(id, LengthOf(id)),
    }) with
    { When = new Condition(More, answer => (answer ?? "").Split(',').Contains(id)) };

    private static int LengthOf(string id) => id switch
    {
        Pin => EventDetails.PinLength,
        Directions => EventDetails.DirectionsLength,
        _ => EventDetails.LineLength,
    };

    private static TextField Words(string id, int length) => new(id, $"events.field.{id}") { MaxLength = length, Label = $"events.label.{id}" };
}
