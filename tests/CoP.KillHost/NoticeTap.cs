using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.KillHost;

/// <summary>
/// An announcement reads the same for everybody and is put into words anew at another address, so its operation names the row:
/// a second row for the same member, or a second sending, then shows as a repeat.
/// </summary>
internal sealed class NoticeTap(INoticeViews inner) : INoticeViews
{
    public async Task<Message?> RenderAsync(Notice notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var message = await inner.RenderAsync(notice, recipient, cancel);
        return notice is AnnouncementSent && recipient.Member is { } member && message is not null
            ? message with { Operation = Outbox.KeyOf(member.Id, notice) }
            : message;
    }

    public Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel) =>
        inner.ReaderAsync(conversation, memberId, cancel);
}
