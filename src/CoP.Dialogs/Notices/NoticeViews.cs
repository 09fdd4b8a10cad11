using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Notices;

/// <summary>Draws each notice as its feature declares.</summary>
internal sealed class NoticeViews(NoticeCatalog catalog, CommunityDb db, OfferedLanguages languages, ChannelCatalog channels, IServiceProvider scope) : INoticeViews
{
    public Task<Message?> RenderAsync(Notice notice, NoticeRecipient recipient, CancellationToken cancel) =>
        catalog.Of(notice.GetType()).Draw(scope, notice, recipient, cancel);

    public async Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel)
    {
        var member = memberId is { } id ? await MemberAsync(id, cancel) : null;
        return new NoticeRecipient(member, languages.Choose(member?.Language, conversation.Language), conversation, channels.Of(conversation));
    }

    /// <summary>Without a query when they are in the context: who sends to many has read them all at once.</summary>
    private async Task<Member?> MemberAsync(long id, CancellationToken cancel)
    {
        var member = await db.Members.FindAsync([id], cancel);
        if (member is not null && db.Entry(member).Collection(static member => member.Memberships) is { IsLoaded: false } memberships)
        {
            await memberships.LoadAsync(cancel);
        }

        return member;
    }
}
