using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>How a speaker stands: for themselves, who accept or decline and then bring what is missing, and for whoever looks after the event.</summary>
internal sealed class SpeakerCard(SpeakerAccess access, EventText text, SpeakerText speakers, EventButtons buttons)
{
    /// <summary>Null for one who was taken off the list.</summary>
    public async Task<Message?> DrawAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is not { } speaker ? null
        : to.Member is { } member && speaker.MemberId == member.Id ? Own(speaker, to)
        : Managed(speaker, to.Language, to);

    private Message Own(EventSpeaker speaker, NoticeRecipient to)
    {
        var (one, language, speaks) = (speaker.Event!, to.Language, speaker.State == SpeakerState.Accepted);
        var joining = speaks ? text.Joining(one, language).ToList() : [];
        return new Message
        {
            Title = one.Title,
            Blocks =
            [
                .. Standing(speaker, language),
                text.Facts(one, language, to.Member),
                .. joining.Count > 0 ? [new Facts([.. joining])] : Array.Empty<Block>(),
                .. Due(speaker, to),
                .. speaker.State == SpeakerState.Invited ? [new Formatted(one.About)] : Array.Empty<Block>(),
            ],
            Buttons = one.State == EventState.Cancelled ? [] : [.. OwnButtons(speaker, one, language)],
        };
    }

    private Message Managed(EventSpeaker speaker, string language, NoticeRecipient to) => new()
    {
        Title = SpeakerText.Name(speaker),
        Blocks =
        [
            new Paragraph($"{speakers.Role(speaker, language)} · {text.Say($"events.speakers.state.{speaker.State}", language)}", Tone.Strong),
            new Paragraph(speaker.Event!.Title),
            .. Due(speaker, to),
            .. speaker.Biography is { } biography ? [new Paragraph(biography, Tone.Quote)] : Array.Empty<Block>(),
        ],
        Buttons = [.. Material(speaker, language), .. speaker.Event.ClosedAt is null ? [new ButtonRow(buttons.Make("sp-remove", speaker.Id, language, ButtonStyle.Destructive))] : Array.Empty<ButtonRow>()],
    };

    private IEnumerable<Block> Standing(EventSpeaker speaker, string language) => speaker switch
    {
        { Event.State: EventState.Cancelled } => [new Paragraph(text.Say("events.card.cancelled", language), Tone.Problem)],
        { State: SpeakerState.Invited } => [new Paragraph(text.Say(new Text($"events.speakers.invited.{speaker.Role}", speaker.Event!.Organiser!.Name), language), Tone.Strong)],
        { State: SpeakerState.Accepted } => [new Paragraph(text.Say("events.speakers.stands.Accepted", language), Tone.Good)],
        _ => [new Paragraph(text.Say("events.speakers.stands.Declined", language), Tone.Subtle)],
    };

    /// <summary>What is wanted of them, and by when.</summary>
    private IEnumerable<Block> Due(EventSpeaker speaker, NoticeRecipient to)
    {
        if (speaker is { State: SpeakerState.Invited, SlidesDueAt: { } wanted })
        {
            yield return new Paragraph(text.Say(new Text("events.speakers.slidesBy", speakers.DueDay(wanted, to.Language, to.Member)), to.Language));
        }
        else if (speakers.Missing(speaker, to.Language) is { } missing)
        {
            yield return new Paragraph(text.Say(
                speaker.SlidesDueAt is { } due ? new Text("events.speakers.missingBy", missing, speakers.DueDay(due, to.Language, to.Member)) : new Text("events.speakers.missing", missing),
                to.Language), Tone.Strong);
        }
    }

    private IEnumerable<ButtonRow> OwnButtons(EventSpeaker speaker, Event one, string language) => speaker.State switch
    {
        SpeakerState.Invited when one.ClosedAt is null => [new ButtonRow(buttons.Make(AcceptAction.Verb, speaker.Id, language, ButtonStyle.Primary), buttons.Make("sp-no", speaker.Id, language))],
        SpeakerState.Accepted =>
        [
            .. Material(speaker, language),
            .. one.ClosedAt is null ? [.. buttons.Join(one, language), new ButtonRow(buttons.Make("sp-leave", speaker.Id, language))] : Array.Empty<ButtonRow>(),
        ],
        _ => [],
    };

    private IEnumerable<ButtonRow> Material(EventSpeaker speaker, string language) => SpeakerMaterial.MustSpeak(speaker) is null
        ? [new ButtonRow(buttons.Make(BiographyForm.FormName, speaker.Id, language), buttons.Make(SlidesForm.FormName, speaker.Id, language))]
        : [];
}
