using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Preferences;

/// <summary>One run of the digest in one zone.</summary>
/// <param name="Zone">The zone that members chose; null for those who chose none.</param>
/// <param name="At">When it began: what comes later is news for the next.</param>
/// <param name="NewsSince">When the one before began.</param>
public sealed record DigestRun(string? Zone, DateOnly Day, DateTimeOffset At, DateTimeOffset NewsSince);

/// <summary>Tells some members of a zone their digest; the next ones are another step, so that turns go on between.</summary>
public sealed class DigestStep(CommunityDb db, TimeProvider clock, Outbox outbox, DigestContents contents)
{
    public const int Size = 50;

    /// <returns>The last member looked at, or null when there are no more.</returns>
    public async Task<long?> TellAsync(DigestRun run, long after, CancellationToken cancel)
    {
        var recipients = await RecipientsAsync(run.Zone, after, cancel);
        foreach (var (memberId, wantsNews) in recipients)
        {
            await TellAsync(run, memberId, wantsNews, cancel);
        }

        return recipients.Count < Size ? null : recipients[^1].Id;
    }

    private async Task<List<(long Id, bool WantsNews)>> RecipientsAsync(string? zone, long after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var recipients = await db.Members.Active(now)
            .Where(member => member.Id > after && member.TimeZone == zone)
            .Select(member => new
            {
                member.Id,
                HasItems = db.DigestItems.Any(item => item.ToldAt == null && item.MemberId == member.Id),
                WantsNews = db.NoticePreferences.Any(preference =>
                    preference.MemberId == member.Id && preference.Kind == NoticeKind.Digest && preference.Timing == NoticeTiming.Daily),
            })
            .Where(member => member.HasItems || member.WantsNews)
            .OrderBy(member => member.Id)
            .Take(Size)
            .ToListAsync(cancel);
        return [.. recipients.Select(static recipient => (recipient.Id, recipient.WantsNews))];
    }

    private async Task TellAsync(DigestRun run, long memberId, bool wantsNews, CancellationToken cancel)
    {
        var waiting = await db.DigestItems.Where(item => item.MemberId == memberId && item.ToldAt == null).OrderBy(item => item.Id).ToListAsync(cancel);
        DateTimeOffset? since = wantsNews ? run.NewsSince : null;
        if (waiting.Count == 0 && !(since is { } then && (await contents.NewsAsync(memberId, then, most: 1, cancel)).Count > 0))
        {
            return; // Nothing to tell.
        }

        var (first, last) = waiting.Count == 0 ? (0, 0) : (waiting[0].Id, waiting[^1].Id);
        var digest = new DigestReady(memberId, run.Day, first - 1, last, since);
        if (!await WasToldAsync(digest, cancel))
        {
            await outbox.TellAsync(memberId, digest, cancel);
            waiting.ForEach(item => item.ToldAt = clock.GetUtcNow());
        }
    }

    // Who moved to another zone since this morning has had today's: what came after it is for tomorrow.
    private Task<bool> WasToldAsync(DigestReady digest, CancellationToken cancel)
    {
        var key = Outbox.KeyOf(digest.MemberId, digest);
        return db.Outbox.AnyAsync(row => row.DedupeKey == key, cancel);
    }
}
