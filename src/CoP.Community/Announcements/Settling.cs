using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Brings the rows of an announcement to where its state wants them, some at a time: parked while it is paused, free when
/// it goes on, ended when it was called off. And it says when all is done.
/// </summary>
public sealed class Settling(
    CommunityDb db, Rest rest, Outbox outbox, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    /// <returns>Whether there was anything to do.</returns>
    internal Task<bool> StepAsync(Announcement announcement, CancellationToken cancel) => announcement.State switch
    {
        AnnouncementState.Paused => ParkAsync(announcement, cancel),
        AnnouncementState.Running when announcement.HoldsRows => ReleaseAsync(announcement, cancel),
        AnnouncementState.Running => FinishAsync(announcement, AnnouncementState.Finished, cancel),
        AnnouncementState.Cancelled or AnnouncementState.Recalled => EndAsync(announcement, cancel),
        _ => Task.FromResult(false),
    };

    private async Task<bool> ParkAsync(Announcement announcement, CancellationToken cancel)
    {
        var queued = await FirstAsync(Broadcast.Sends(db, announcement.Id).Where(static row => row.State == OutboxState.Queued), cancel);
        return await db.Outbox.Where(row => queued.Contains(row.Id)).ExecuteUpdateAsync(
            static set => set.SetProperty(static row => row.State, OutboxState.Parked)
                .SetProperty(static row => row.NotBefore, DateTimeOffset.MaxValue),
            cancel) > 0;
    }

    private async Task<bool> ReleaseAsync(Announcement announcement, CancellationToken cancel)
    {
        var held = await Broadcast.Held(db, announcement.Id).OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk)
            .Select(row => new { row.Id, Zone = db.Members.Where(member => member.Id == row.MemberId).Select(static member => member.TimeZone).FirstOrDefault() })
            .ToListAsync(cancel);
        foreach (var zone in held.GroupBy(static row => row.Zone, static row => row.Id))
        {
            await ReleaseAsync([.. zone], rest.Until(announcement, zone.Key), cancel);
        }

        announcement.HoldsRows = held.Count > 0;
        return true;
    }

    private Task<int> ReleaseAsync(List<long> ids, DateTimeOffset? quietUntil, CancellationToken cancel)
    {
        var (state, time) = quietUntil is { } later ? (OutboxState.Parked, later) : (OutboxState.Queued, clock.GetUtcNow());
        return db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.NotBefore, time), cancel);
    }

    private async Task<bool> EndAsync(Announcement announcement, CancellationToken cancel)
    {
        var idle = await FirstAsync(Broadcast.Sends(db, announcement.Id).Idle(), cancel);
        var (now, reason) = (clock.GetUtcNow(), announcement.State == AnnouncementState.Recalled ? "recalled" : "called off");
        return await db.Outbox.Where(row => idle.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.State, OutboxState.Expired)
                .SetProperty(static row => row.Reason, reason)
                .SetProperty(static row => row.FinishedAt, now),
            cancel) > 0 || await FinishAsync(announcement, announcement.State, cancel);
    }

    private async Task<bool> FinishAsync(Announcement announcement, AnnouncementState state, CancellationToken cancel)
    {
        if (announcement.FinishedAt is not null || await Broadcast.Sends(db, announcement.Id).Waiting().AnyAsync(cancel))
        {
            return false;
        }

        (announcement.State, announcement.FinishedAt) = (state, clock.GetUtcNow());
        await outbox.RefreshAsync(announcement.Subject, cancel);
        return true;
    }

    private Task<List<long>> FirstAsync(IQueryable<OutboxMessage> rows, CancellationToken cancel) =>
        rows.OrderBy(static row => row.Id).Select(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
}
