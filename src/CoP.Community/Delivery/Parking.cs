using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery;

/// <summary>Lets go what was parked until the end of somebody's quiet hours. A paused announcement's rows wait for a person.</summary>
public sealed class Parking(CommunityDb db, TimeProvider clock)
{
    /// <returns>How many rows may leave now.</returns>
    public Task<int> ReleaseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Outbox
            .Where(row => row.State == OutboxState.Parked && row.NotBefore <= now && row.BroadcastId == null)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued), cancel);
    }
}
