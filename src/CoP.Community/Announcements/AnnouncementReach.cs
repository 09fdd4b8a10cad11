using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Says whom an announcement would get to if it went now.</summary>
public sealed class AnnouncementReach(CommunityDb db, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    public async Task<Reach> EstimateAsync(Announcement announcement, CancellationToken cancel) =>
        announcement.ConversationId is { } place ? await PostAsync(place, cancel) : Sum(await LanesAsync(announcement, cancel));

    private async Task<Reach> PostAsync(long place, CancellationToken cancel)
    {
        var channel = await db.Conversations.Where(one => one.Id == place && one.Reachable).Select(static one => one.Channel).FirstOrDefaultAsync(cancel);
        return channel is null
            ? new Reach(1, [], 1, 0, TimeSpan.Zero, NeedsApproval: false)
            : new Reach(1, [(channel, 1)], 0, 0, Pace.Needed([(channel, 1)]), NeedsApproval: false);
    }

    private Task<List<LaneCount>> LanesAsync(Announcement announcement, CancellationToken cancel)
    {
        var urgent = announcement.Urgent;
        return Recipient.Of(db, AudienceQuery.Members(db, announcement.Audience, clock.GetUtcNow()))
            .GroupBy(reader => new { reader.Channel, reader.Tenant, Muted = !urgent && reader.Timing == NoticeTiming.Off })
            .Select(static lane => new LaneCount(lane.Key.Channel, lane.Key.Muted, lane.Count()))
            .ToListAsync(cancel);
    }

    private Reach Sum(List<LaneCount> lanes)
    {
        var (members, muted) = (lanes.Sum(static lane => lane.Count), lanes.Where(static lane => lane.Muted).Sum(static lane => lane.Count));
        var told = lanes.Where(static lane => lane is { Muted: false, Channel: not null }).Select(static lane => (Channel: lane.Channel!, lane.Count)).ToList();
        var byChannel = told.GroupBy(static lane => lane.Channel).Select(static group => (group.Key, Count: group.Sum(static lane => lane.Count)));
        return new Reach(
            members,
            [.. byChannel.OrderByDescending(static channel => channel.Count)],
            members - muted - told.Sum(static lane => lane.Count),
            muted,
            Pace.Needed(told),
            members > options.Value.ApprovalAbove);
    }

    private sealed record LaneCount(string? Channel, bool Muted, int Count);
}
