using CoP.Community.Delivery;
using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Says how far an announcement has come, from its outbox rows.</summary>
public sealed class AnnouncementProgress(CommunityDb db, TimeProvider clock)
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

    /// <summary>Those who will get it and are not in the outbox yet.</summary>
    private async Task<int> UnwrittenAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement is { IsExpanded: true } or { State: not (AnnouncementState.Running or AnnouncementState.Paused) })
        {
            return 0;
        }

        var (urgent, after) = (announcement.Urgent, announcement.ExpandedTo);
        return announcement.ConversationId is not null
            ? 1
            : await AudienceQuery.Members(db, announcement.Audience, clock.GetUtcNow()).CountAsync(
                member => member.Id > after && (urgent || !db.NoticePreferences.Any(wish =>
                    wish.MemberId == member.Id && wish.Kind == NoticeKind.Announcement && wish.Timing != NoticeTiming.AtOnce)),
                cancel);
    }

    private async Task<TimeSpan?> LeftAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement is not { State: AnnouncementState.Running, IsExpanded: true, FinalCounts: null })
        {
            return null;
        }

        var lanes = await Broadcast.Sends(db, announcement.Id)
            .Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending)
            .GroupBy(static row => row.Lane)
            .Select(static group => new { Lane = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        return lanes.Count == 0 ? null : Pace.Needed(lanes.Select(static lane => (lane.Lane.Split('/')[0], lane.Count)));
    }
}
