using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Notices;

/// <summary>How one type of notice reads; each feature has its own.</summary>
public interface INoticeView
{
    Type Notice { get; }

    /// <inheritdoc cref="INoticeViews.RenderAsync"/>
    Task<Message?> RenderAsync(Notice notice, Reader reader, CancellationToken cancel);
}

/// <inheritdoc/>
public abstract class NoticeView<TNotice> : INoticeView
    where TNotice : Notice
{
    public Type Notice => typeof(TNotice);

    public Task<Message?> RenderAsync(Notice notice, Reader reader, CancellationToken cancel) => RenderAsync((TNotice)notice, reader, cancel);

    protected abstract Task<Message?> RenderAsync(TNotice notice, Reader reader, CancellationToken cancel);
}

/// <summary>Finds the view of a notice by its type.</summary>
internal sealed class NoticeViews(Parts<INoticeView, Type> views, CommunityDb db, IServiceProvider scope) : INoticeViews
{
    public Task<Message?> RenderAsync(Notice notice, Reader reader, CancellationToken cancel) =>
        views.Make(notice.GetType(), scope)!.RenderAsync(notice, reader, cancel);

    public async Task<Reader> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel)
    {
        var member = await db.Members.Include(member => member.Memberships).FirstOrDefaultAsync(member => member.Id == memberId, cancel);
        return new Reader(member, member?.Language ?? conversation.Language ?? Languages.English, conversation);
    }
}
