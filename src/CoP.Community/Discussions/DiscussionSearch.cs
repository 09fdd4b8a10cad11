using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Community.Search;
using CoP.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Discussions;

/// <summary>Discussions are found by their topic, their question and what came of them, once they are summed up; by whoever may read them.</summary>
public sealed class DiscussionSearch(CommunityDb db, DiscussionAccess access) : ISearchSource
{
    public string Kind => Discussion.SubjectKind;

    public IQueryable<long> All() => Summarised(db.Discussions).Select(static one => one.Id);

    public async Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        [.. (await Summarised(db.Discussions).AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(cancel)).Select(static one => new IndexedText(one.SearchKey, one.Topic, $"{one.Question}\n{one.Summary}"))];

    public IQueryable<long> Visible(Member actor, SearchFilter filter)
    {
        var all = Summarised(access.Visible(actor));
        all = filter is { Sort: null, Theme: null, Pillar: null, County: null, Country: null, Language: null, Audience: null } ? all : all.Where(static _ => false);
        all = filter.GroupId is { } group ? all.Where(one => one.GroupId == group) : all;
        all = filter.OnlyOpen ? all.Where(static one => one.GroupId == null) : all;
        all = filter.Since is { } year && new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) is var since ? all.Where(one => one.ClosedAt >= since) : all;
        return all.Select(static one => one.Id);
    }

    private static IQueryable<Discussion> Summarised(IQueryable<Discussion> all) => all.Where(static one => one.State == DiscussionState.Summarised);
}

/// <summary>Discussions in digests: a prompt that was collected for one is not told any more when it is closed, or its reader has spoken.</summary>
public sealed class DiscussionDigest(CommunityDb db) : IDigestSource
{
    public async Task<IReadOnlyCollection<Notice>> SettledAsync(long memberId, IReadOnlyCollection<Notice> collected, CancellationToken cancel)
    {
        var prompts = collected.OfType<DiscussionOpened>().ToList();
        var ids = prompts.ConvertAll(static prompt => prompt.DiscussionId);
        var waiting = ids.Count == 0 ? [] : await db.Discussions
            .Where(one => ids.Contains(one.Id) && one.State == DiscussionState.Open && !one.Replies.Any(reply => reply.AuthorId == memberId))
            .Select(static one => one.Id).ToHashSetAsync(cancel);
        return [.. prompts.Where(prompt => !waiting.Contains(prompt.DiscussionId))];
    }

    /// <summary>None: whoever was not told reads it in the chat of their group.</summary>
    public IQueryable<NewsItem> News(long memberId, DateTimeOffset since) => db.Discussions
        .Where(static _ => false).Select(static one => new NewsItem(Discussion.SubjectKind, one.Id, one.Topic, one.Group!));
}
