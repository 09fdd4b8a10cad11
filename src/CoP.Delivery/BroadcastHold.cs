using CoP.Community;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>
/// Keeps back what belongs to a broadcast that was paused or called off: asked in the commit before the first byte
/// leaves, so that nothing starts after the press. Corrections and deletions still go.
/// </summary>
internal static class BroadcastHold
{
    /// <summary>How the broadcasts stand that these rows belong to, by their ids.</summary>
    public static async Task<Dictionary<long, Standing>> BroadcastsAsync(CommunityDb db, IEnumerable<OutboxMessage> rows, CancellationToken cancel)
    {
        long[] ids = [.. rows.Select(static row => row.BroadcastId).OfType<long>().Distinct()];
        return ids.Length == 0 ? [] : await db.Broadcasts.Where(one => EF.Parameter(ids).Contains(one.Id))
            .Select(static one => new { one.Id, Standing = new Standing(one.State, one.Edition) })
            .ToDictionaryAsync(static one => one.Id, static one => one.Standing, cancel);
    }

    /// <summary>Takes rows that must not leave out of <paramref name="rows"/>: parked when they may go on later, else ended.</summary>
    public static void Hold(Dictionary<long, OutboxMessage> rows, IReadOnlyDictionary<long, Standing> broadcasts, DateTimeOffset now)
    {
        foreach (var row in rows.Values.Where(static row => row is { Kind: OutboxKind.Send, BroadcastId: not null }).ToList())
        {
            if (broadcasts.GetValueOrDefault(row.BroadcastId!.Value)?.State is BroadcastState.Paused or BroadcastState.Cancelled or BroadcastState.Recalled)
            {
                Hold(row, broadcasts[row.BroadcastId.Value].State, now);
                rows.Remove(row.Id);
            }
        }
    }

    private static void Hold(OutboxMessage row, BroadcastState state, DateTimeOffset now)
    {
        if (state == BroadcastState.Paused)
        {
            (row.State, row.NotBefore, row.LeasedUntil) = (OutboxState.Parked, DateTimeOffset.MaxValue, null);
        }
        else
        {
            row.Finish(OutboxState.Expired, "called off", now);
        }
    }

    internal sealed record Standing(BroadcastState State, int Edition);
}
