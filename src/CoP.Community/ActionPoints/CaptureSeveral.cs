using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints;

/// <summary>Several things that were agreed at once are written down together: everybody hears of all of theirs in one message.</summary>
public sealed class CaptureSeveral(CaptureActionPoint capture, RecordRecommendation record, Outbox outbox)
{
    /// <returns>How many were written down; a refusal means that none was.</returns>
    public async Task<Result<int>> HandleAsync(Member actor, IReadOnlyList<ActionPointDraft> points, IReadOnlyList<RecommendationDraft> recommendations, CancellationToken cancel)
    {
        if ((await capture.ObjectionAsync(actor, points, cancel) ?? await record.ObjectionAsync(actor, recommendations, cancel)) is { } refusal)
        {
            return refusal;
        }

        List<(long Told, long Id)> told = [];
        foreach (var draft in points)
        {
            var (point, reader) = await capture.WriteDownAsync(actor, draft, cancel);
            told.AddRange(reader is { } one ? [(one, point.Id)] : Array.Empty<(long, long)>());
        }

        foreach (var draft in recommendations)
        {
            await record.WriteDownAsync(actor, draft, isOne: false, cancel);
        }

        foreach (var theirs in told.GroupBy(static one => one.Told, static one => one.Id))
        {
            long[] ids = [.. theirs];
            await outbox.TellAsync(theirs.Key, ids is [var only] ? new ActionPointGiven(only, theirs.Key) : new ActionPointsGiven(ids), cancel);
        }

        return points.Count + recommendations.Count;
    }
}
