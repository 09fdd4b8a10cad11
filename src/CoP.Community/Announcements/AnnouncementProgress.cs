using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Says how far an announcement has come, from its outbox rows.</summary>
public sealed class AnnouncementProgress(CommunityDb db, SendingRates rates, TimeProvider clock)
{
    public async Task<Progress> ReadAsync(Announcement announcement, CancellationToken cancel) =>
        new(await CountAsync(announcement, cancel), await LeftAsync(announcement, cancel));

    internal async Task<BroadcastCounts> CountAsync(Announcement announcement, CancellationToken cancel)
    {
        var acknowledged = await db.Acknowledgements.CountAsync(one => one.AnnouncementId == announcement.Id, cancel);
        return announcement.FinalCounts is { } final
            ? final with { Acknowledged = acknowledged }
            : Sum(await StatesAsync(announcement, cancel), await UnwrittenAsync(announcement, cancel), acknowledged);
    }

    private static BroadcastCounts Sum(Dictionary<OutboxState, int> states, int unwritten, int acknowledged)
    {
        int Of(params ReadOnlySpan<OutboxState> wanted)
        {
            var sum = 0;
            foreach (var state in wanted)
            {
                sum += states.GetValueOrDefault(state);
            }

            return sum;
        }

        return new BroadcastCounts(
            Of(OutboxState.Sent),
            Of(OutboxState.Queued, OutboxState.Leased, OutboxState.Sending, OutboxState.Parked) + unwritten,
            Of(OutboxState.Ambiguous),
            Of(OutboxState.Unreachable, OutboxState.Rejected, OutboxState.Expired),
            acknowledged);
    }

    /// <summary>A recipient is counted by the first part.</summary>
    private Task<Dictionary<OutboxState, int>> StatesAsync(Announcement announcement, CancellationToken cancel) =>
        Broadcast.Sends(db, announcement.Id).Where(static row => row.Part == 0)
            .GroupBy(static row => row.State)
            .Select(static group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(static group => group.State, static group => group.Count, cancel);

    private async Task<int> UnwrittenAsync(Announcement announcement, CancellationToken cancel) => announcement switch
    {
        { IsExpanded: true } or { State: not (AnnouncementState.Running or AnnouncementState.Paused) } => 0,
        { ConversationId: not null } => 1,
        _ => await Unwritten(announcement).CountAsync(cancel),
    };

    /// <summary>Those of the audience who will be told at once and are not in the outbox yet.</summary>
    private IQueryable<Member> Unwritten(Announcement announcement)
    {
        var (urgent, after) = (announcement.Urgent, announcement.ExpandedTo);
        var ahead = AudienceQuery.Members(db, announcement.Audience, clock.GetUtcNow()).Where(member => member.Id > after).Wanting(db);
        return urgent ? ahead : ahead.Where(member => !db.NoticePreferences.Any(wish =>
            wish.MemberId == member.Id && wish.Kind == NoticeKind.Announcement && wish.Timing == NoticeTiming.Daily));
    }

    private async Task<TimeSpan?> LeftAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement is not { State: AnnouncementState.Running, FinalCounts: null })
        {
            return null;
        }

        var lanes = await QueuedAsync(announcement, cancel);
        if (announcement is { IsExpanded: false, ConversationId: null })
        {
            lanes.AddRange(await LaneCount.OfAsync(db, Unwritten(announcement), cancel));
        }

        return lanes.Count == 0 ? null : rates.Needed(lanes);
    }

    private async Task<List<LaneCount>> QueuedAsync(Announcement announcement, CancellationToken cancel)
    {
        var lanes = await Broadcast.Sends(db, announcement.Id)
            .Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending)
            .GroupBy(static row => row.Lane)
            .Select(static group => new { Lane = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        return lanes.ConvertAll(static lane => LaneCount.In(lane.Lane, lane.Count));
    }
}
