using CoP.Community.Events;
using CoP.Community.Events.Afterwards;
using CoP.Dialogs.Events.Feedback;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Afterwards;

/// <summary>What stays of an event, on its cards and as news of its own.</summary>
internal sealed class AfterwardsCard(EventAccess access, EventButtons buttons, ILocalizer words)
{
    /// <summary>For those who had registered.</summary>
    public async Task<Message?> SharedAsync(long id, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { } one && (one.Recording ?? one.Summary) is not null
            ? new Message
            {
                Blocks = [new Paragraph(words.Say(new Text("events.recording.shared", one.Title), to.Language), Tone.Strong), .. Blocks(one)],
                Buttons = [.. Recording(one, to.Language), new ButtonRow(buttons.Make(ShowEventAction.Verb, one.Id, to.Language))],
            }
            : null;

    /// <summary>What came of it.</summary>
    public static IEnumerable<Block> Blocks(Event one) => one.Summary is { } summary ? [new Formatted(summary)] : [];

    /// <summary>On a member's card of an event.</summary>
    public IEnumerable<ButtonRow> Of(Event one, Registration? own, string language) =>
    [
        .. Recording(one, language),
        .. Certificates.Has(one, own) ? [new ButtonRow(buttons.Make(CertificateAction.Verb, one.Id, language))] : Array.Empty<ButtonRow>(),
    ];

    /// <summary>For whoever looks after it.</summary>
    public IEnumerable<ButtonRow> Organiser(Event one, string language) => one.State == EventState.Held
        ? [new ButtonRow(buttons.Make(RecordingForm.FormName, one.Id, language), buttons.Make(FeedbackPages.Verb, one.Id, language))]
        : [];

    private IEnumerable<ButtonRow> Recording(Event one, string language) => SafeLink.Of(one.Recording) is { } link
        ? [new ButtonRow(new Button(words.Say("events.button.recording", language), null, ButtonStyle.Primary, link))]
        : [];
}
