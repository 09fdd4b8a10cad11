using System.Collections.Frozen;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
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
internal sealed class NoticeViews(IEnumerable<INoticeView> views, CommunityDb db, OfferedLanguages languages) : INoticeViews
{
    private readonly FrozenDictionary<Type, INoticeView> _byType = views.ToFrozenDictionary(static view => view.Notice);

    public Task<Message?> RenderAsync(Notice notice, Reader reader, CancellationToken cancel) =>
        _byType[notice.GetType()].RenderAsync(notice, reader, cancel);

    public async Task<Reader> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel)
    {
        var member = await db.Members.Include(member => member.Memberships).FirstOrDefaultAsync(member => member.Id == memberId, cancel);
        return new Reader(member, languages.Choose(member?.Language, conversation.Language), conversation);
    }
}
