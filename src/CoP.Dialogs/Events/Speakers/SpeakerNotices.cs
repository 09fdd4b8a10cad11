using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>What speakers and the organiser hear of each other; each says what is true when it is read.</summary>
internal sealed class SpeakerNotices(SpeakerAccess access, EventAccess events, EventText text, SpeakerText speakers, EventButtons buttons, MessageFiles files, TimeProvider clock)
{
    public async Task<Message?> AnsweredAsync(SpeakerAnswered notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.SpeakerId, cancel) is { } speaker
        ? Say(new Text(notice.Accepted ? "events.speakers.notice.accepted" : "events.speakers.notice.declined", speaker.Name, speaker.Event!.Title), notice.Accepted ? Tone.Good : Tone.Problem, to)
            with
        { Buttons = [new ButtonRow(buttons.Make(SpeakerPages.Verb, speaker.EventId, to.Language))] }
        : null;

    public async Task<Message?> SlidesAsync(SlidesReceived notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.SpeakerId, cancel) is { } speaker
        ? Say(new Text("events.speakers.notice.slides", speaker.Name, speaker.Event!.Title), Tone.Good, to) with { File = await files.FindAsync(notice.FileId, cancel) }
        : null;

    public async Task<Message?> ReleasedAsync(SpeakerReleased notice, NoticeRecipient to, CancellationToken cancel) =>
        await events.LoadAsync(notice.EventId, cancel) is { } one ? Say(new Text("events.speakers.notice.released", one.Title), Tone.Normal, to) : null;

    /// <summary>Nothing for an event that is cancelled meanwhile: they hear that.</summary>
    public async Task<Message?> MovedAsync(SpeakingMoved notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await events.LoadAsync(notice.EventId, cancel) is not { State: not EventState.Cancelled } one)
        {
            return null;
        }

        var said = notice.WasAt == one.StartsAt
            ? new Text("events.notice.changed", one.Title)
            : new Text("events.notice.moved", one.Title, text.Moment(notice.WasAt, to.Language, to.Member), text.Moment(one.StartsAt, to.Language, to.Member));
        return new Message
        {
            Blocks = [new Paragraph(text.Say(said, to.Language), Tone.Strong), text.Facts(one, to.Language, to.Member), new Paragraph(text.Say("events.speakers.notice.moved", to.Language), Tone.Subtle)],
        };
    }

    /// <summary>Nothing once the slides are there, or are due at another time.</summary>
    public async Task<Message?> MissingAsync(SlidesMissing notice, NoticeRecipient to, CancellationToken cancel) =>
        await SpeakingAsync(notice.SpeakerId, cancel) is { LacksSlides: true } speaker && speaker.SlidesDueAt == notice.DueAt
            ? new Message
            {
                Blocks =
                [
                    new Paragraph(text.Say(new Text(
                        notice.DueAt <= clock.GetUtcNow() ? "events.speakers.remind.overdue" : "events.speakers.remind.due", speaker.Event!.Title, speakers.DueDay(notice.DueAt, to.Language, to.Member)), to.Language), Tone.Strong),
                    .. speakers.Missing(speaker, to.Language) is { } missing ? [new Paragraph(text.Say(new Text("events.speakers.missing", missing), to.Language))] : Array.Empty<Block>(),
                ],
                Buttons = [new ButtonRow(buttons.Make(SlidesForm.FormName, speaker.Id, to.Language, ButtonStyle.Primary), buttons.Make(BiographyForm.FormName, speaker.Id, to.Language))],
            }
            : null;

    public async Task<Message?> JoinsAsync(SpeakerJoins notice, NoticeRecipient to, CancellationToken cancel) =>
        await SpeakingAsync(notice.SpeakerId, cancel) is { Event: { } one } && one.StartsAt == notice.StartsAt && one.EndsAt > clock.GetUtcNow()
            ? new Message
            {
                Blocks =
                [
                    new Paragraph(text.Say(new Text("events.speakers.notice.joins", one.Title), to.Language), Tone.Strong),
                    text.Facts(one, to.Language, to.Member),
                    .. text.Joining(one, to.Language).ToList() is { Count: > 0 } facts ? [new Facts([.. facts])] : Array.Empty<Block>(),
                ],
                Buttons = [.. buttons.Join(one, to.Language)],
            }
            : null;

    public async Task<Message?> ThankedAsync(SpeakerThanked notice, NoticeRecipient to, CancellationToken cancel) =>
        await SpeakingAsync(notice.SpeakerId, cancel) is { } speaker ? Say(new Text("events.speakers.notice.thanks", speaker.Event!.Title), Tone.Good, to) : null;

    /// <summary>Null for whoever does not speak, or at what is cancelled.</summary>
    private async Task<EventSpeaker?> SpeakingAsync(long id, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { State: SpeakerState.Accepted, Event.State: not EventState.Cancelled } speaker ? speaker : null;

    private Message Say(Text words, Tone tone, NoticeRecipient to) => new() { Blocks = [new Paragraph(text.Say(words, to.Language), tone)] };
}
