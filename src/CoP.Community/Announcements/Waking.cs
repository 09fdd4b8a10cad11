using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Lets rows of announcements go when the quiet hours of their readers are over, some at a time: in the morning there may
/// be a hundred thousand of them.
/// </summary>
public sealed class Waking(CommunityDb db, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    internal Task<bool> IsDueAsync(CancellationToken cancel) => Rested().AnyAsync(cancel);

    internal async Task<bool> StepAsync(CancellationToken cancel)
    {
        var rested = await Rested().OrderBy(static row => row.NotBefore).Select(static row => row.Id)
            .Take(options.Value.RowsPerChunk).ToListAsync(cancel);
        return await db.Outbox.Where(row => rested.Contains(row.Id))
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued), cancel) > 0;
    }

    private IQueryable<OutboxMessage> Rested()
    {
        var now = clock.GetUtcNow();
        return db.Outbox.Where(row => row.State == OutboxState.Parked && row.NotBefore <= now && row.BroadcastId != null);
    }
}
