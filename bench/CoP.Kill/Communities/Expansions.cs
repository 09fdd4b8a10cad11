using CoP.Community;
using CoP.Community.Broadcasts;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill.Communities;

/// <summary>Tells how far audiences have been written out, and whether a process that was killed was at it.</summary>
internal sealed class Expansions(KillCommunity community)
{
    private Dictionary<long, long> _halfway = [];

    /// <summary>Announcements whose audience is not written out.</summary>
    public static IQueryable<Broadcast> Open(CommunityDb db) =>
        db.Broadcasts.Where(static one => one.State == BroadcastState.Running && !one.IsExpanded);

    public Task<bool> IsAnyOpenAsync() => community.ReadAsync(static db => Open(db).AnyAsync());

    /// <summary>How many rows the latest announcement has.</summary>
    public Task<int> WrittenAsync() => community.ReadAsync(static db => db.Outbox.CountAsync(row => row.BroadcastId == db.Broadcasts.Max(static one => one.Id)));

    /// <summary>Asked after a kill: whether it fell between the first and the last chunk of an audience, of which that process wrote one.</summary>
    public async Task<bool> WasHitAsync()
    {
        var before = _halfway;
        _halfway = await community.ReadAsync(static db => Open(db).Where(static one => one.Cursor > 0)
            .ToDictionaryAsync(static one => one.Id, static one => one.Cursor));
        return _halfway.Any(one => before.GetValueOrDefault(one.Key) != one.Value);
    }
}
