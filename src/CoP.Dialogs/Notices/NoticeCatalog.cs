using System.Collections.Frozen;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Notices;

/// <summary>How a notice is drawn, as its feature declares it.</summary>
/// <param name="Draw">From the services of a scope; null when there is nothing left to say.</param>
public sealed record NoticeDescription(Type Notice, Func<IServiceProvider, Notice, NoticeRecipient, CancellationToken, Task<Message?>> Draw);

/// <summary>The notices that features declare, by their type.</summary>
public sealed class NoticeCatalog(IEnumerable<NoticeDescription> notices)
{
    private readonly FrozenDictionary<Type, NoticeDescription> _byType = notices.ToFrozenDictionary(static notice => notice.Notice);

    public IReadOnlyCollection<NoticeDescription> All => _byType.Values;

    /// <exception cref="KeyNotFoundException">No feature says how it is drawn: the tests keep this from reaching a member.</exception>
    public NoticeDescription Of(Type notice) => _byType[notice];
}
