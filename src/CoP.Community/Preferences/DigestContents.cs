using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Preferences;

/// <summary>What a digest is made of.</summary>
public sealed class DigestContents(CommunityDb db, IEnumerable<IDigestSource> sources)
{
    /// <summary>What is told together is marked within this time; digests are a day apart.</summary>
    private static readonly TimeSpan OneRun = TimeSpan.FromMinutes(1);

    /// <summary>What was collected for a member and still matters, oldest first.</summary>
    public async Task<List<DigestItem>> ItemsAsync(long memberId, long after, long upTo, CancellationToken cancel)
    {
        // Told together with the last one: an item with an id in between may have been committed later, and is for the next digest.
        var told = await db.DigestItems.Where(last => last.MemberId == memberId && last.Id <= upTo)
            .OrderByDescending(static last => last.Id).Select(static last => last.ToldAt).FirstOrDefaultAsync(cancel);
        var since = told - OneRun;
        var items = await db.DigestItems
            .Where(item => item.MemberId == memberId && item.Id > after && item.Id <= upTo && item.ToldAt <= told && item.ToldAt > since)
            .OrderBy(item => item.Id).ToListAsync(cancel);
        return await WithoutSettledAsync(memberId, items, cancel);
    }

    /// <summary>The newest of all sources.</summary>
    public async Task<IReadOnlyList<NewsItem>> NewsAsync(long memberId, DateTimeOffset since, int most, CancellationToken cancel)
    {
        List<NewsItem> news = [];
        foreach (var source in sources.TakeWhile(_ => news.Count < most))
        {
            news.AddRange(await source.News(memberId, since).Take(most - news.Count).ToListAsync(cancel));
        }

        return news;
    }

    private async Task<List<DigestItem>> WithoutSettledAsync(long memberId, List<DigestItem> items, CancellationToken cancel)
    {
        var notices = items.ToDictionary(static item => item, static item => NoticeJson.Read(item.NoticeType, item.Notice));
        var settled = new HashSet<Notice>();
        foreach (var source in sources)
        {
            settled.UnionWith(await source.SettledAsync(memberId, notices.Values, cancel));
        }

        return items.FindAll(item => !settled.Contains(notices[item]));
    }
}
