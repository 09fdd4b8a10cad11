using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Notices;

/// <summary>How one type of notice reads; each feature has its own.</summary>
public interface INoticeView
{
    Type Notice { get; }

    /// <inheritdoc cref="INoticeViews.RenderAsync"/>
    Task<Message?> RenderAsync(Notice notice, NoticeRecipient reader, CancellationToken cancel);
}

/// <inheritdoc/>
public abstract class NoticeView<TNotice> : INoticeView
    where TNotice : Notice
{
    public Type Notice => typeof(TNotice);

    public Task<Message?> RenderAsync(Notice notice, NoticeRecipient reader, CancellationToken cancel) => RenderAsync((TNotice)notice, reader, cancel);

    protected abstract Task<Message?> RenderAsync(TNotice notice, NoticeRecipient reader, CancellationToken cancel);
}

/// <summary>Finds the view of a notice by its type.</summary>
internal sealed class NoticeViews(
    HandlerRegistry<INoticeView, Type> views, CommunityDb db, OfferedLanguages languages, IServiceProvider scope) : INoticeViews
{
    public Task<Message?> RenderAsync(Notice notice, NoticeRecipient reader, CancellationToken cancel) =>
        views.Make(notice.GetType(), scope)!.RenderAsync(notice, reader, cancel);

    public async Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel)
    {
        var member = memberId is { } id ? await MemberAsync(id, cancel) : null;
        return new NoticeRecipient(member, languages.Choose(member?.Language, conversation.Language), conversation);
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
