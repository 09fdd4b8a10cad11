using CoP.Community.Announcements;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Announcements;

/// <summary>What those hear who look after an announcement.</summary>
internal sealed class AnnouncementNotices(
    AnnouncementAccess access, AnnouncementCard card, AnnouncementButtons buttons, LocalTimes times, ILocalizer words)
{
    /// <summary>Those who look after it see how it stands.</summary>
    public async Task<Message?> ShownAsync(AnnouncementShown notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await access.LoadAsync(notice.AnnouncementId, cancel) is { } announcement ? await card.DrawAsync(announcement, recipient, cancel) : null;

    /// <summary>A second coordinator decides, with everything in front of them; afterwards it is a card like any other.</summary>
    public async Task<Message?> ApprovalWantedAsync(AnnouncementApprovalWanted notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.AnnouncementId, cancel) is not { } announcement)
        {
            return null;
        }

        return announcement.State switch
        {
            AnnouncementState.Draft => Message.Of(words.Say(new Text("announcements.approval.returned", announcement.Original().Title), recipient.Language)),
            AnnouncementState.AwaitingApproval => Asking(announcement, await card.DrawAsync(announcement, recipient, cancel), recipient),
            _ => await card.DrawAsync(announcement, recipient, cancel),
        };
    }

    private Message Asking(Announcement announcement, Message drawn, NoticeRecipient recipient)
    {
        var lead = words.Say(new Text("announcements.approval.wanted", announcement.Author!.Name), recipient.Language);
        return drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(lead, Tone.Strong)) };
    }

    /// <summary>The author hears what the second coordinator decided.</summary>
    public async Task<Message?> DecidedAsync(AnnouncementDecided notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.AnnouncementId, cancel) is not { } announcement)
        {
            return null;
        }

        var said = new Text(notice.Approved ? "announcements.approval.approved" : "announcements.approval.declined", notice.By, announcement.Original().Title);
        return new Message
        {
            Blocks =
            [
                new Paragraph(words.Say(said, recipient.Language), notice.Approved ? Tone.Good : Tone.Problem),
                .. notice.Reason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make(AnnouncementButtons.OpenVerb, announcement.Id, recipient.Language))],
        };
    }

    /// <summary>Whoever looks after it is asked what is to become of it; once that is decided, the question stands there without buttons.</summary>
    public async Task<Message?> HaltedAsync(AnnouncementHalted notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await access.LoadAsync(notice.AnnouncementId, cancel) is { } announcement
            ? new Message
            {
                Blocks = [new Paragraph(words.Say(Said(notice, announcement, recipient), recipient.Language), Tone.Problem)],
                Buttons = [.. buttons.Halted(announcement, recipient.Language)],
            }
            : null;

    private Text Said(AnnouncementHalted notice, Announcement announcement, NoticeRecipient recipient)
    {
        var (key, title) = ($"announcements.halted.{notice.Why}", announcement.For(recipient.Language).Title);
        return notice.Why switch
        {
            Halt.Refused => new Text(key, title, notice.Refused, notice.Tried),
            Halt.Author => new Text(key, title, announcement.Author!.Name),
            Halt.Late => new Text(key, title, times.WeekdayAndTime(notice.Due!.Value, recipient.Language, recipient.Member)),
            _ => new Text(key, title),
        };
    }
}
