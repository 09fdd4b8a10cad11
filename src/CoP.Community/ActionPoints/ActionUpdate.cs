using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What the monthly update says of action points.</summary>
public sealed class ActionUpdate(CommunityDb db, TimeProvider clock) : IUpdateSource
{
    public int Order => 1;

    public async Task<IReadOnlyList<UpdateFigure>> ReadAsync(UpdateMonth month, CancellationToken cancel)
    {
        var (from, to) = (month.From, month.To);
        var open = db.ActionPoints.Where(point => point.CreatedAt < to && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open || (point.DoneAt ?? point.ClosedAt) >= to));
        return
        [
            new("open", await open.CountAsync(cancel)),
            new("overdue", await open.CountAsync(point => point.DueAt < to, cancel)),
            new("done", await db.ActionPoints.CountAsync(point => (point.State == ActionPointState.Done || point.State == ActionPointState.Confirmed) && point.DoneAt >= from && point.DoneAt < to, cancel)),
        ];
    }

    /// <summary>What has been late for longest in each group, and what was brought before the coordinators.</summary>
    public async Task<IReadOnlyList<UpdateConcern>> ConcernsAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var late = await db.ActionPoints.AsNoTracking().Include(static point => point.Owner).Include(static point => point.Organisation).Include(static point => point.Group)
            .Where(point => (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open) && point.DueAt <= now).OrderBy(static point => point.DueAt).ToListAsync(cancel);
        return [.. late.DistinctBy(static point => point.GroupId).Union(late.Where(static point => point.Nudged > 1))
            .Select(static point => new UpdateConcern(point.Words, point.Owner?.Name ?? point.Organisation?.Name, point.Group?.Slug, point.DueAt!.Value))];
    }
}
