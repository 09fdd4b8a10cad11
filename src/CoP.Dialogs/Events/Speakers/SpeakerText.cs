using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>What is said of speakers, wherever it stands.</summary>
internal sealed class SpeakerText(EventText text, EventButtons buttons, LocalTimes times)
{
    /// <summary>What all biographies of a card may take together: a phone shows some 4,000 characters as one message.</summary>
    private const int BiographiesLength = 1200;

    private const int MostShown = 8;

    /// <summary>Who speaks, on the card that members see.</summary>
    public IEnumerable<Block> Speaking(List<EventSpeaker> speakers, string language) =>
    [
        .. speakers.Take(MostShown).SelectMany(speaker => About(speaker, BiographiesLength / Math.Min(speakers.Count, MostShown), language)),
        .. speakers.Count > MostShown ? [new Paragraph(text.Say(new Text("events.speakers.more", speakers.Count - MostShown), language), Tone.Subtle)] : Array.Empty<Block>(),
    ];

    /// <summary>The slides, for those who had registered, once it is over.</summary>
    public IEnumerable<ButtonRow> Slides(Event one, Registration? own, List<EventSpeaker> speakers, string language) =>
        one.State == EventState.Held && own?.IsActive == true && speakers.Exists(static speaker => speaker.SlidesFileId is not null)
            ? [new ButtonRow(buttons.Make(GiveSlidesAction.Verb, one.Id, language))]
            : [];

    /// <summary>The last day on which slides are in time; whoever reads it in a group reads the hour, too.</summary>
    public string DueDay(DateTimeOffset due, string language, Member? reader) => reader is null ? text.Moment(due, language, reader) : times.LastDay(due, language, reader);

    public string Role(EventSpeaker speaker, string language) => text.Say($"events.speakers.role.{speaker.Role}", language);

    /// <summary>Name and organisation.</summary>
    public static string Name(EventSpeaker speaker) => speaker.Member?.Organisation is { } organisation ? $"{speaker.Name}, {organisation.Name}" : speaker.Name;

    /// <summary>What has not come, in words; null when all has.</summary>
    public string? Missing(EventSpeaker speaker, string language)
    {
        string?[] missing = [speaker.Biography is null ? "events.speakers.missing.bio" : null, speaker.LacksSlides ? "events.speakers.missing.slides" : null];
        return speaker.State == SpeakerState.Accepted && string.Join(", ", missing.OfType<string>().Select(key => text.Say(key, language))) is { Length: > 0 } words ? words : null;
    }

    private IEnumerable<Block> About(EventSpeaker speaker, int most, string language) =>
    [
        new Paragraph($"{Role(speaker, language)}: {Name(speaker)}", Tone.Strong),
        .. speaker.Biography is { } biography ? [new Paragraph(TextTruncation.Line(biography, most))] : Array.Empty<Block>(),
    ];
}
