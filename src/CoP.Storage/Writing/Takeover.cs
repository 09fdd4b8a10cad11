using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Writing;

/// <summary>Ends what processes held that are not there any more, so that nobody waits until it ends by itself.</summary>
internal static class Takeover
{
    /// <summary>Of due work.</summary>
    public static Task EndWorkAsync(CommunityDb db, CancellationToken cancel) => db.WorkLeases.ExecuteDeleteAsync(cancel);

    /// <summary>Of messages.</summary>
    /// <returns>How many were on their way.</returns>
    public static Task<int> EndLeasesAsync(CommunityDb db, DateTimeOffset now, CancellationToken cancel) => db.Outbox
        .Where(row => (row.State == OutboxState.Leased || row.State == OutboxState.Sending) && row.LeasedUntil > now)
        .ExecuteUpdateAsync(set => set.SetProperty(static row => row.LeasedUntil, now), cancel);
}
