using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Responses;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Announcements;

/// <summary>A reader gets it, in their language; drawn again it shows what became of it since.</summary>
internal sealed class AnnouncementSentView(AnnouncementAccess access, AnnouncementMessage message, ResponseBook responses) : NoticeView<AnnouncementSent>
{
    protected override async Task<Message?> RenderAsync(AnnouncementSent notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.AnnouncementId, cancel) is { } announcement
            ? await message.ForAsync(announcement, reader.Language, Channels.DrawsCards(reader.Conversation.Channel), await HasReadAsync(announcement, reader, cancel), cancel)
            : null;

    private async Task<bool> HasReadAsync(Announcement announcement, NoticeRecipient reader, CancellationToken cancel) =>
        reader.Member is { } member && announcement.AsksToAcknowledge()
        && await responses.IsGivenAsync(member.Id, announcement.Subject, cancel);
}

/// <summary>A test to oneself: the very message, under a line that says so.</summary>
internal sealed class AnnouncementTriedView(AnnouncementAccess access, AnnouncementMessage message, ILocalizer words) : NoticeView<AnnouncementTried>
{
    protected override async Task<Message?> RenderAsync(AnnouncementTried notice, NoticeRecipient reader, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.AnnouncementId, cancel) is not { } announcement)
        {
            return null;
        }

        var whole = await message.ForAsync(announcement, reader.Language, Channels.DrawsCards(reader.Conversation.Channel), acknowledged: false, cancel);
        return whole with { Blocks = whole.Blocks.Insert(0, new Paragraph(words.Say("announcements.tried", reader.Language), Tone.Subtle)) };
    }
}

/// <summary>Those who look after it see how it stands.</summary>
internal sealed class AnnouncementShownView(AnnouncementAccess access, AnnouncementCard card) : NoticeView<AnnouncementShown>
{
    protected override async Task<Message?> RenderAsync(AnnouncementShown notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.AnnouncementId, cancel) is { } announcement ? await card.DrawAsync(announcement, reader, cancel) : null;
}

/// <summary>A second coordinator decides, with everything in front of them; afterwards it is a card like any other.</summary>
internal sealed class AnnouncementApprovalWantedView(AnnouncementAccess access, AnnouncementCard card, ILocalizer words) : NoticeView<AnnouncementApprovalWanted>
{
    protected override async Task<Message?> RenderAsync(AnnouncementApprovalWanted notice, NoticeRecipient reader, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.AnnouncementId, cancel) is not { } announcement)
        {
            return null;
        }

        return announcement.State switch
        {
            AnnouncementState.Draft => Message.Of(words.Say(new Text("announcements.approval.returned", announcement.Original().Title), reader.Language)),
            AnnouncementState.AwaitingApproval => Asking(announcement, await card.DrawAsync(announcement, reader, cancel), reader),
            _ => await card.DrawAsync(announcement, reader, cancel),
        };
    }

    private Message Asking(Announcement announcement, Message drawn, NoticeRecipient reader)
    {
        var lead = words.Say(new Text("announcements.approval.wanted", announcement.Author!.Name), reader.Language);
        return drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(lead, Tone.Strong)) };
    }
}

/// <summary>The author hears what the second coordinator decided.</summary>
internal sealed class AnnouncementDecidedView(AnnouncementAccess access, AnnouncementButtons buttons, ILocalizer words) : NoticeView<AnnouncementDecided>
{
    protected override async Task<Message?> RenderAsync(AnnouncementDecided notice, NoticeRecipient reader, CancellationToken cancel)
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
                new Paragraph(words.Say(said, reader.Language), notice.Approved ? Tone.Good : Tone.Problem),
                .. notice.Reason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make(AnnouncementButtons.OpenVerb, announcement.Id, reader.Language))],
        };
    }
}

/// <summary>Whoever looks after it is asked what is to become of it; once that is decided, the question stands there without buttons.</summary>
internal sealed class AnnouncementHaltedView(AnnouncementAccess access, AnnouncementButtons buttons, AnnouncementTimes times, ILocalizer words)
    : NoticeView<AnnouncementHalted>
{
    protected override async Task<Message?> RenderAsync(AnnouncementHalted notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.AnnouncementId, cancel) is { } announcement
            ? new Message
            {
                Blocks = [new Paragraph(words.Say(Said(notice, announcement, reader), reader.Language), Tone.Problem)],
                Buttons = [.. buttons.Halted(announcement, reader.Language)],
            }
            : null;

    private Text Said(AnnouncementHalted notice, Announcement announcement, NoticeRecipient reader)
    {
        var (key, title) = ($"announcements.halted.{notice.Why}", announcement.For(reader.Language).Title);
        return notice.Why switch
        {
            Halt.Refused => new Text(key, title, notice.Refused, notice.Tried),
            Halt.Author => new Text(key, title, announcement.Author!.Name),
            Halt.Late => new Text(key, title, times.Say(notice.Due!.Value, reader.Member, reader.Language)),
            _ => new Text(key, title),
        };
    }
}
