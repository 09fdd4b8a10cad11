using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Preferences;

/// <summary>How a member is told things now.</summary>
/// <param name="Addresses">Where they can be told, the preferred one first.</param>
public sealed record MemberPreferences(IReadOnlyDictionary<NoticeKind, NoticeTiming> Timings, IReadOnlyList<Address> Addresses, TimeZoneInfo Zone);

/// <summary>A member reads and changes how they are told things.</summary>
public sealed class PreferenceBook(CommunityDb db, IOptions<CommunityOptions> options)
{
    public async Task<MemberPreferences> ReadAsync(Member member, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var chosen = await db.NoticePreferences.Where(preference => preference.MemberId == member.Id).ToDictionaryAsync(static preference => preference.Kind, static preference => preference.Timing, cancel);
        return new MemberPreferences(
            Enum.GetValues<NoticeKind>().ToDictionary(static kind => kind, kind => chosen.GetValueOrDefault(kind, NoticeTimings.Default(kind))),
            await Addresses(member).ToListAsync(cancel),
            options.Value.ZoneOf(member.TimeZone));
    }

    /// <summary>A kind that is switched off takes what it had collected for the digest along.</summary>
    /// <exception cref="ArgumentException">The kind cannot be had in this way, see <see cref="NoticeTimings.Offered"/>.</exception>
    public async Task SetAsync(Member member, NoticeKind kind, NoticeTiming timing, CancellationToken cancel)
    {
        if (!NoticeTimings.Offered(kind).Contains(timing))
        {
            throw new ArgumentException($"{kind} cannot be had {timing}.", nameof(timing));
        }

        var preference = await db.NoticePreferences.FindAsync([member.Id, kind], cancel)
            ?? db.NoticePreferences.Add(new NoticePreference { MemberId = member.Id, Kind = kind }).Entity;
        preference.Timing = timing;
        if (timing == NoticeTiming.Off)
        {
            await db.DigestItems.Where(item => item.MemberId == member.Id && item.Kind == kind && item.ToldAt == null).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>Notices go to this address first from now on. One that is not the member's changes nothing.</summary>
    public async Task PreferAsync(Member member, long addressId, CancellationToken cancel)
    {
        var addresses = await Addresses(member).ToListAsync(cancel);
        if (addresses.Exists(address => address.Id == addressId))
        {
            addresses.ForEach(address => address.Preferred = address.Id == addressId);
        }
    }

    /// <param name="zone">An IANA name that this machine knows; the community's own is kept as no choice.</param>
    public void SetZone(Member member, string zone) => member.TimeZone = zone == options.Value.TimeZone ? null : zone;

    private IQueryable<Address> Addresses(Member member) => db.Addresses
        .Where(address => address.MemberId == member.Id && address.ConversationId != null)
        .OrderByDescending(address => address.Preferred).ThenByDescending(address => address.LastSeenAt);
}
