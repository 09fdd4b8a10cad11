using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Preferences;

/// <summary>How a notice reaches one member.</summary>
/// <param name="Timing">At once, in the daily digest, or not at all.</param>
/// <param name="NotBefore">For what is told at once: when the member's quiet hours end; null outside of them.</param>
public readonly record struct Telling(NoticeTiming Timing, DateTimeOffset? NotBefore);

/// <summary>The one place that knows how members want to be told: their choice for the kind, and the quiet hours of their zone.</summary>
public sealed class Wishes(CommunityDb db, TimeProvider clock, IOptions<CommunityOptions> options)
{
    public async Task<Telling> ForAsync(long memberId, Notice notice, CancellationToken cancel) =>
        notice is { Kind: null, AtAnyHour: true } ? default : (await ForAllAsync([memberId], notice, cancel)).GetValueOrDefault(memberId);

    /// <summary>The same for many, with one question to the database. Whoever is no member any more is left out.</summary>
    public async Task<Dictionary<long, Telling>> ForAllAsync(IReadOnlyCollection<long> memberIds, Notice notice, CancellationToken cancel)
    {
        var kind = notice.Kind;
        var wishes = await db.Members.Where(member => memberIds.Contains(member.Id))
            .Select(member => new
            {
                member.Id,
                member.TimeZone,
                Timing = db.NoticePreferences.Where(wish => wish.MemberId == member.Id && wish.Kind == kind)
                    .Select(wish => (NoticeTiming?)wish.Timing).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return wishes.ToDictionary(static wish => wish.Id, wish => Decide(notice, wish.Timing ?? NoticeTiming.AtOnce, wish.TimeZone));
    }

    private Telling Decide(Notice notice, NoticeTiming timing, string? zone) => timing switch
    {
        NoticeTiming.Off => new Telling(NoticeTiming.Off, null),
        _ when notice.AtAnyHour => new Telling(NoticeTiming.AtOnce, null),
        NoticeTiming.Daily => new Telling(NoticeTiming.Daily, null),
        _ => new Telling(NoticeTiming.AtOnce, options.Value.Quiet?.EndAfter(clock.GetUtcNow(), options.Value.ZoneOf(zone))),
    };
}
