using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Delivery;

/// <summary>How a notice reaches one member.</summary>
/// <param name="Timing">At once, in the daily digest, or not at all.</param>
/// <param name="NotBefore">For what is told at once: when the member's quiet hours end, or for a nudge when they are back; null for now.</param>
public readonly record struct NotificationTiming(NoticeTiming Timing, DateTimeOffset? NotBefore);

/// <summary>The one place that knows how members want to be told: their choice for the kind, and the quiet hours of their zone.</summary>
public sealed class NotificationPreferences(CommunityDb db, TimeProvider clock, IOptions<CommunityOptions> options)
{
    private static readonly TimeOnly BackFrom = new(9, 0);

    public async Task<NotificationTiming> ForAsync(long memberId, Notice notice, CancellationToken cancel) =>
        notice is { Kind: null, AtAnyHour: true, IsNudge: false, OnWorkdays: false } ? default : (await ForAllAsync([memberId], notice, cancel)).GetValueOrDefault(memberId);

    /// <summary>The same for many, with one question to the database. Whoever is no member any more is left out.</summary>
    public async Task<Dictionary<long, NotificationTiming>> ForAllAsync(IReadOnlyCollection<long> memberIds, Notice notice, CancellationToken cancel)
    {
        var kind = notice.Kind;
        var wishes = await db.Members.Where(member => memberIds.Contains(member.Id))
            .Select(member => new
            {
                member.Id,
                member.TimeZone,
                member.AwayUntil,
                Timing = db.NoticePreferences.Where(preference => preference.MemberId == member.Id && preference.Kind == kind)
                    .Select(preference => (NoticeTiming?)preference.Timing).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return wishes.ToDictionary(static preference => preference.Id, preference => Decide(preference.Timing, notice.AtAnyHour, preference.TimeZone, HeldUntil(notice, preference.TimeZone, preference.AwayUntil)));
    }

    /// <summary>The rule itself.</summary>
    /// <param name="chosen">What the member chose for the notice's kind; null for those who chose nothing.</param>
    /// <param name="atAnyHour">Whether it is told in quiet hours too, and past the digest.</param>
    /// <param name="zone">The member's own; null for the community's.</param>
    /// <param name="heldUntil">As <see cref="HeldUntil"/> says; null for what is not held.</param>
    internal NotificationTiming Decide(NoticeTiming? chosen, bool atAnyHour, string? zone, DateTimeOffset? heldUntil = null) => chosen switch
    {
        NoticeTiming.Off => new NotificationTiming(NoticeTiming.Off, null),
        _ when heldUntil is not null => new NotificationTiming(NoticeTiming.AtOnce, heldUntil),
        _ when atAnyHour => new NotificationTiming(NoticeTiming.AtOnce, null),
        NoticeTiming.Daily => new NotificationTiming(NoticeTiming.Daily, null),
        _ => new NotificationTiming(NoticeTiming.AtOnce, QuietUntil(zone)),
    };

    /// <summary>When somebody is at work again who is away, or has a day of rest: in the morning of the first working day. Null where the notice does not wait for that.</summary>
    /// <param name="zone">The member's own; null for the community's.</param>
    /// <param name="awayUntil">Until when they are away; null for whoever is not.</param>
    internal DateTimeOffset? HeldUntil(Notice notice, string? zone, DateTimeOffset? awayUntil)
    {
        var (now, own) = (clock.GetUtcNow(), options.Value.ZoneOf(zone));
        var isAway = notice.IsNudge && awayUntil > now;
        var from = WallClock.Show(isAway ? awayUntil!.Value : QuietUntil(zone) ?? now, own).Day;
        return isAway || (notice.OnWorkdays && !PublicHolidays.IsWorkday(from)) ? WallClock.InstantOf(PublicHolidays.NextWorkday(from), BackFrom, own) : null;
    }

    /// <summary>When the quiet hours of a zone end; null outside of them.</summary>
    internal DateTimeOffset? QuietUntil(string? zone) => options.Value.Quiet?.EndAfter(clock.GetUtcNow(), options.Value.ZoneOf(zone));
}
