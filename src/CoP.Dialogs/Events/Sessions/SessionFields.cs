using System.Collections.Immutable;
using CoP.Community.Events;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>What is asked about a session: all else is its conference's.</summary>
internal static class SessionFields
{
    /// <param name="zone">By whose clocks the times are meant.</param>
    public static ImmutableArray<Field> Build(string zone) =>
    [
        new TextField(EventFields.Title, "events.field.title") { MaxLength = Event.TitleLength, Label = "events.label.title" },
        new TextField(EventFields.About, "events.field.text") { MaxLength = Event.AboutLength, Label = "events.label.text", Multiline = true, Rich = true, Hint = "events.hint.text" },
        .. CommonFields.DayAndTime("events.field.date", "events.label.date", "events.field.time", "events.label.time", new Text("events.hint.time", zone)),
        new TimeField(EventFields.End, "events.field.end") { Label = "events.label.end" },
        new TextField(EventFields.Venue, "events.sessions.field.room") { MaxLength = EventDetails.VenueLength, Label = "events.sessions.label.room" },
        new NumberField(EventFields.Seats, "events.field.seats") { Min = 1, Max = Event.LargestCapacity, Label = "events.label.seats", Hint = "events.sessions.hint.seats", Optional = true },
        new TextField(EventFields.Link, "events.field.link") { MaxLength = EventDetails.LinkLength, Label = "events.label.link", Hint = "events.hint.link", Optional = true },
    ];
}
