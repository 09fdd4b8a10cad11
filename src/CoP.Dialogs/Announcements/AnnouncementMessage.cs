using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Responses;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Announcements;

/// <summary>An announcement as its recipients get it.</summary>
internal sealed class AnnouncementMessage(CommunityDb db, AnnouncementAccess access, ResponseBook responses, MessageFiles files, ButtonTargets targets, ILocalizer words)
{
    public const string AcknowledgeVerb = "ack";

    // Whoever renders for many in one scope reads it once. It is tracked, so what the scope changes is seen.
    private readonly Dictionary<long, Announcement?> _loaded = [];

    /// <param name="language">The recipient's; whoever has no wording of their own gets the author's.</param>
    /// <param name="onCard">It is read as a card, where nobody writes commands with a slash.</param>
    /// <param name="acknowledged">The recipient has said that they have read it.</param>
    public async Task<Message> ForAsync(Announcement announcement, string language, bool onCard, bool acknowledged, CancellationToken cancel)
    {
        if (announcement.State == AnnouncementState.Recalled)
        {
            return Message.Of(words.Say("announcements.withdrawn", language));
        }

        var text = announcement.For(language);
        return new Message
        {
            Title = text.Title,
            Blocks = [.. Corrected(announcement, language), new Formatted(text.Body), .. Tick(acknowledged, language), await FooterAsync(announcement, language, onCard, cancel)],
            File = await files.FindAsync(announcement.FileId, cancel, text.Title),
            Buttons = [.. Links(announcement), .. Acknowledge(announcement, acknowledged, language)],
        };
    }

    /// <summary>A recipient gets it, in their language; drawn again it shows what became of it since.</summary>
    public async Task<Message?> SentAsync(AnnouncementSent notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await LoadAsync(notice.AnnouncementId, cancel) is { } announcement
            ? await ForAsync(announcement, recipient.Language, recipient.Channel.DrawsCards, await HasReadAsync(announcement, recipient, cancel), cancel)
            : null;

    private async Task<Announcement?> LoadAsync(long id, CancellationToken cancel) =>
        _loaded.TryGetValue(id, out var known) ? known : _loaded[id] = await access.LoadAsync(id, cancel);

    private async Task<bool> HasReadAsync(Announcement announcement, NoticeRecipient recipient, CancellationToken cancel) =>
        recipient.Member is { } member && announcement.AsksToAcknowledge()
        && await responses.IsGivenAsync(member.Id, announcement.Subject, cancel);

    /// <summary>A test to oneself: the very message, under a line that says so.</summary>
    public async Task<Message?> TriedAsync(AnnouncementTried notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.AnnouncementId, cancel) is not { } announcement)
        {
            return null;
        }

        var whole = await ForAsync(announcement, recipient.Language, recipient.Channel.DrawsCards, acknowledged: false, cancel);
        return whole with { Blocks = whole.Blocks.Insert(0, new Paragraph(words.Say("announcements.tried", recipient.Language), Tone.Subtle)) };
    }

    private IEnumerable<Block> Corrected(Announcement announcement, string language) =>
        announcement.IsCorrected ? [new Paragraph(words.Say("announcements.corrected", language), Tone.Subtle)] : [];

    private IEnumerable<Block> Tick(bool acknowledged, string language) =>
        acknowledged ? [new Paragraph(words.Say("announcements.acknowledged", language), Tone.Good)] : [];

    private async Task<Paragraph> FooterAsync(Announcement announcement, string language, bool onCard, CancellationToken cancel)
    {
        var from = announcement.Author!.Name;
        var footer = await OnlyGroupAsync(announcement, language, cancel) is { } group
            ? new Text("announcements.footer.group", from, group)
            : new Text("announcements.footer.community", from);
        var whole = announcement.ConversationId is not null ? footer // A channel has no preferences.
            : new Text(onCard ? "announcements.footer.muteOnCard" : "announcements.footer.mute", footer);
        return new Paragraph(words.Say(whole, language), Tone.Subtle);
    }

    private async Task<string?> OnlyGroupAsync(Announcement announcement, string language, CancellationToken cancel)
    {
        var id = announcement.Conversation?.BoundGroupId ?? (announcement.Audience.Groups is [var only] ? only : (long?)null);
        return id is null ? null : (await db.Groups.FindAsync([id], cancel))?.Name(language);
    }

    private IEnumerable<ButtonRow> Links(Announcement announcement) =>
        announcement.Buttons.Select(Draw).OfType<Button>().Select(static button => new ButtonRow(button));

    private Button? Draw(AnnouncementButton button) => button.Kind switch
    {
        AnnouncementButtonKind.Link => new Button(button.Label!, null, ButtonStyle.Default, new Uri(button.Target!)),
        AnnouncementButtonKind.Event or AnnouncementButtonKind.Document when targets.PressOf(button) is { } press => new Button(button.Label!, press),
        _ => null,
    };

    private IEnumerable<ButtonRow> Acknowledge(Announcement announcement, bool acknowledged, string language) =>
        announcement.AsksToAcknowledge() && !acknowledged
            ? [new ButtonRow(new Button(words.Say("announcements.button.ack", language), Press(announcement), ButtonStyle.Primary))]
            : [];

    private static Press Press(Announcement announcement) => new(AcknowledgeVerb, announcement.Id.ToString(CultureInfo.InvariantCulture));
}
