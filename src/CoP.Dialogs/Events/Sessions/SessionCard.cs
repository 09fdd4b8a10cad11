using System.Globalization;
using CoP.Community.Events;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>What a conference and its sessions have more on their cards than other events.</summary>
internal sealed class SessionCard(SeatBook seats, ILocalizer words)
{
    /// <summary>Whether a member would have to register for the conference first.</summary>
    public async Task<bool> LacksSeatAsync(Event one, Registration? own, NoticeRecipient to, CancellationToken cancel) =>
        one is { State: EventState.Published, ParentId: { } conference } && own is not { IsActive: true } && to.Member is { } member
        && await seats.FindAsync(conference, member.Id, cancel) is not { State: RegistrationState.Seated };

    /// <summary>Says so.</summary>
    public IEnumerable<Block> Lacking(string language) => [new Paragraph(words.Say("events.sessions.needed", language), Tone.Strong)];

    /// <summary>On a member's card: from a conference to its programme, from a session to its conference.</summary>
    public IEnumerable<ButtonRow> Of(Event one, bool lacks, string language) => one switch
    {
        { Kind: EventKind.Conference, State: EventState.Published or EventState.Held } => [Row($"events.button.{SessionPages.ProgrammeVerb}", SessionPages.ProgrammeVerb, one.Id, language)],
        { ParentId: { } conference } => [ToConference(conference, language, lacks ? ButtonStyle.Primary : ButtonStyle.Default)],
        _ => [],
    };

    /// <summary>The same for whoever looks after it.</summary>
    public IEnumerable<ButtonRow> Organiser(Event one, string language) =>
        one.Kind == EventKind.Conference ? [Row($"events.button.{SessionPages.ManageVerb}", SessionPages.ManageVerb, one.Id, language)]
        : one.ParentId is { } conference ? [Row("events.button.conference", ManageEventAction.Verb, conference, language)]
        : [];

    public ButtonRow ToConference(long conference, string language, ButtonStyle style = ButtonStyle.Default) => Row("events.button.conference", ShowEventAction.Verb, conference, language, style);

    private ButtonRow Row(string label, string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(new Button(words.Say(label, language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style));
}
