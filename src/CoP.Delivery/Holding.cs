using CoP.Community;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>
/// Keeps back what belongs to a broadcast that was paused or called off: asked in the commit before the first byte
/// leaves, so that nothing starts after the press. Corrections and deletions still go.
/// </summary>
internal static class Holding
{
    /// <summary>Takes rows that must not leave out of <paramref name="rows"/>: parked when they may go on later, else ended.</summary>
    public static async Task HoldAsync(CommunityDb db, Dictionary<long, OutboxMessage> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var sends = rows.Values.Where(static row => row is { Kind: OutboxKind.Send, BroadcastId: not null }).ToList();
        var stopped = sends.Count == 0 ? [] : await StoppedAsync(db, [.. sends.Select(static row => row.BroadcastId!.Value).Distinct()], cancel);
        foreach (var row in sends)
        {
            if (stopped.TryGetValue(row.BroadcastId!.Value, out var state))
            {
                Hold(row, state, now);
                rows.Remove(row.Id);
            }
        }
    }

    private static Task<Dictionary<long, BroadcastState>> StoppedAsync(CommunityDb db, long[] ids, CancellationToken cancel) =>
        db.Broadcasts
            .Where(one => ids.Contains(one.Id) && (one.State == BroadcastState.Paused
                || one.State == BroadcastState.Cancelled || one.State == BroadcastState.Recalled))
            .Select(static one => new { one.Id, one.State })
            .ToDictionaryAsync(static one => one.Id, static one => one.State, cancel);

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
}
