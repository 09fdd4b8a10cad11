using CoP.Community.Delivery;
using CoP.Community.Groups;

namespace CoP.Community.Preferences;

/// <summary>Something new in a member's groups of which they were not told.</summary>
/// <param name="Kind">Of what it is, the first part of its <see cref="ISubject"/>, e.g. <c>question</c>.</param>
public sealed record NewsItem(string Kind, long Id, string Title, Group Group);

/// <summary>A feature whose things come in digests.</summary>
public interface IDigestSource
{
    /// <summary>Of the notices that were collected for a member, those that are about something of this feature which needs nobody any more.</summary>
    Task<IReadOnlyCollection<Notice>> SettledAsync(long memberId, IReadOnlyCollection<Notice> collected, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    IQueryable<NewsItem> News(long memberId, DateTimeOffset since);
}
