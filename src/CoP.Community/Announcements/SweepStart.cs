using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>Remembers, at the moment of the command, which rows a sweep concerns; the pump goes over them afterwards.</summary>
public sealed class SweepStart(CommunityDb db, TimeProvider clock)
{
    internal async Task BeginAsync(Announcement announcement, Sweep sweep, CancellationToken cancel)
    {
        (announcement.Sweep, announcement.SweepAt, announcement.SweptTo) = (sweep, clock.GetUtcNow(), 0);
        announcement.SweepEnd = await db.Outbox.MaxAsync(static row => (long?)row.Id, cancel) ?? 0;
        announcement.OnTheWire = await Sends(announcement)
            .Where(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending)
            .Select(static row => row.Id).ToListAsync(cancel);
    }

    /// <summary>What was put into words but has not arrived is put into words anew; parts that would have followed are forgotten.</summary>
    internal async Task ForgetWordsAsync(Announcement announcement, CancellationToken cancel)
    {
        await Unsent(announcement).Where(part => part.Part > 0 && Unsent(announcement).Any(first => first.Part == 0 && first.DedupeKey == part.DedupeKey))
            .ExecuteDeleteAsync(cancel);
        await Sends(announcement).Idle().Worded().Where(static part => part.Part > 0).ExecuteDeleteAsync(cancel); // The first has gone; its edit says all.
        await Unsent(announcement).Where(static row => row.Part == 0 && row.Wire != null)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Wire, (string?)null), cancel);
    }

    private IQueryable<OutboxMessage> Unsent(Announcement announcement) => Sends(announcement).Where(static row =>
        row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.State == OutboxState.Ambiguous);

    private IQueryable<OutboxMessage> Sends(Announcement announcement) => Broadcast.Sends(db, announcement.Id);
}
