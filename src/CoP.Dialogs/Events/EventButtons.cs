using System.Globalization;
using CoP.Community.Events;
using CoP.Dialogs.Events.Organising;
using CoP.Dialogs.Events.Speakers;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Dialogs.Events;

/// <summary>What can be pressed about an event as it stands. The use cases check again.</summary>
internal sealed class EventButtons(ILocalizer words, TimeProvider clock)
{
    public Button Make(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"events.button.{verb}", language), new Press(verb, Number(id)), style);

    /// <summary>What a member may do about their own seat.</summary>
    /// <param name="own">Null for whoever never registered, and for all who read a message in a group.</param>
    public IEnumerable<ButtonRow> Seat(Event one, Registration? own, string language)
    {
        if (!one.IsOpen(clock.GetUtcNow()))
        {
            return [];
        }

        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => Make(verb, one.Id, language, style);
        return own?.State switch
        {
            RegistrationState.Seated => [.. Join(one, language), new ButtonRow([.. OtherWay(one, own, language), Of("not-going")])],
            RegistrationState.Waiting => [new ButtonRow([.. OtherWay(one, own, language), Of("not-going")])],
            RegistrationState.Offered => [new ButtonRow(Of("seat-yes", ButtonStyle.Primary), Of("seat-no"))],
            _ => [new ButtonRow([Register(one, language), .. one.Ways().Count() > 1 ? [Of("reg-remote")] : Array.Empty<Button>()])],
        };
    }

    /// <summary>The way in, for those who have a seat.</summary>
    public IEnumerable<ButtonRow> Join(Event one, string language) => SafeLink.Of(one.Details.Link) is { } link
        ? [new ButtonRow(new Button(words.Say("events.button.join", language), null, ButtonStyle.Primary, link))]
        : [];

    /// <summary>For whoever looks after it.</summary>
    /// <param name="mayPublish">They may decide about it.</param>
    public IEnumerable<ButtonRow> Organiser(Event one, bool mayPublish, string language)
    {
        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => Make(verb, one.Id, language, style);
        var (speakers, more) = (Of(SpeakerPages.Verb), Of(MoreAction.Verb));
        ButtonRow[] change =
        [
            new ButtonRow(Of("ev-edit"), speakers),
            new ButtonRow([Of(CancelEventForm.FormName, ButtonStyle.Destructive), .. one.State == EventState.Published ? [more] : Array.Empty<Button>()]),
        ];
        return one.State switch
        {
            EventState.Draft when one.Parent is { PublishedAt: null } => change, // It is published with its conference.
            EventState.Draft => [new ButtonRow(new Button(words.Say(mayPublish ? "events.button.ev-publish" : "events.button.ev-send", language), new Press("ev-send", Number(one.Id)), ButtonStyle.Primary)), .. change],
            EventState.InReview => [.. mayPublish ? [new ButtonRow(Of("ev-publish", ButtonStyle.Primary), Of(ReturnEventForm.FormName))] : Array.Empty<ButtonRow>(), .. change],
            EventState.Published => [new ButtonRow(Of(EventPages.PeopleVerb), Of(ShowEventAction.Verb)), .. change],
            EventState.Held => [new ButtonRow(Of(EventPages.PeopleVerb), Of(ShowEventAction.Verb)), new ButtonRow(speakers, more)],
            _ => [],
        };
    }

    private Button Register(Event one, string language) => new(
        words.Say(one.Free(one.Ways().First()) <= 0 ? "events.button.wait" : one.ParentId is null ? "events.button.reg" : "events.button.seat-yes", language), new Press("reg", Number(one.Id)), ButtonStyle.Primary);

    private IEnumerable<Button> OtherWay(Event one, Registration own, string language) => one.Ways().Where(way => way != own.Way)
        .Select(way => Make(way == Attendance.InPerson ? "way-room" : "way-remote", one.Id, language));

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
