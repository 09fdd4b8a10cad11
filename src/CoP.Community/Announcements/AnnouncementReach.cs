using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Says whom an announcement would get to if it went now. It only counts, because turns wait meanwhile; who really gets it
/// is decided one by one when it goes.
/// </summary>
public sealed class AnnouncementReach(CommunityDb db, SendingRates rates, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    public async Task<Reach> EstimateAsync(Announcement announcement, CancellationToken cancel) =>
        announcement.ConversationId is { } place ? await PostAsync(place, cancel) : await AudienceAsync(announcement, cancel);

    /// <summary>Whether anybody would get it, and whether so many that a second coordinator has to agree.</summary>
    internal async Task<(bool Anybody, bool NeedsApproval)> WeighAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.ConversationId is not null)
        {
            return (true, false);
        }

        var members = AudienceQuery.Members(db, announcement.Audience, clock.GetUtcNow());
        return (await members.Wanting(db).AnyAsync(cancel), IsMany(await members.CountAsync(cancel)));
    }

    private bool IsMany(int members) => members > options.Value.ApprovalAbove;

    private async Task<Reach> PostAsync(long place, CancellationToken cancel)
    {
        var channel = await db.Conversations.Where(one => one.Id == place && one.Reachable).Select(static one => one.Channel).FirstOrDefaultAsync(cancel);
        return channel is null
            ? new Reach(1, [], 1, 0, TimeSpan.Zero, NeedsApproval: false)
            : new Reach(1, [(channel, 1)], 0, 0, rates.Needed([new LaneCount(channel, "", 1)]), NeedsApproval: false);
    }

    private async Task<Reach> AudienceAsync(Announcement announcement, CancellationToken cancel)
    {
        var members = AudienceQuery.Members(db, announcement.Audience, clock.GetUtcNow());
        var wanting = members.Wanting(db);
        var (all, told) = (await members.CountAsync(cancel), await wanting.CountAsync(cancel));
        return Sum(all, told, await LaneCount.OfAsync(db, wanting, cancel));
    }

    private Reach Sum(int all, int told, List<LaneCount> lanes)
    {
        var byChannel = lanes.GroupBy(static lane => lane.Channel).Select(static group => (group.Key, Count: group.Sum(static lane => lane.Count)));
        return new Reach(
            all,
            [.. byChannel.OrderByDescending(static channel => channel.Count).ThenBy(static channel => channel.Key, StringComparer.Ordinal)],
            told - lanes.Sum(static lane => lane.Count),
            all - told,
            rates.Needed(lanes),
            IsMany(all));
    }
}
