using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What the numbers mean in the lists of groups that somebody was told last.</summary>
public sealed class ListedNumbers(CommunityDb db, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    /// <summary>The open action points by their number; several where more than one group has one of this number.</summary>
    public async Task<ILookup<int, ActionPoint>> ReadAsync(Member member, CancellationToken cancel)
    {
        var (type, since) = (NoticeJson.NameOf<GroupActionPoints>(), clock.GetUtcNow() - Remembered);
        var bodies = await db.Outbox.AsNoTracking().Where(row => row.MemberId == member.Id && row.NoticeType == type && row.Kind == OutboxKind.Send && row.CreatedAt > since)
            .OrderByDescending(static row => row.Id).Select(static row => row.Body).ToListAsync(cancel);
        var numbered = bodies.Select(body => (GroupActionPoints)NoticeJson.Read(type, body)).DistinctBy(static list => list.GroupId)
            .SelectMany(static list => (list.Ids ?? []).Select(static (id, at) => (Number: at + 1, Id: id))).ToList();
        var ids = numbered.ConvertAll(static one => one.Id);
        var open = await db.ActionPoints.AsNoTracking().Where(point => ids.Contains(point.Id) && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open)).ToDictionaryAsync(static point => point.Id, cancel);
        return numbered.Where(one => open.ContainsKey(one.Id)).ToLookup(static one => one.Number, one => open[one.Id]);
    }
}
