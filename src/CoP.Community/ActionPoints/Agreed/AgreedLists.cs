using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Agreed;

/// <summary>How much of what was agreed at something is done.</summary>
public sealed record AgreedProgress(int Done, int Agreed, int Recommended);

/// <summary>
/// What was agreed and recommended at a meeting, or by its minutes: the two are one where they are linked. Whoever may see the meeting or the document reads there what is for every member, and what
/// is for its working group alone only who is of it.
/// </summary>
public sealed class AgreedLists(CommunityDb db, ActionPointAccess points, RecommendationAccess recommendations)
{
    /// <summary>The subjects that belong together: of a document that of its meeting as well, of a meeting that of its document.</summary>
    public async Task<IReadOnlyList<string>> TogetherAsync(string subject, CancellationToken cancel) =>
        [subject, .. await db.MeetingMinutes.Where(one => one.Meeting == subject).Select(static one => one.Document).Concat(db.MeetingMinutes.Where(one => one.Document == subject).Select(static one => one.Meeting)).ToListAsync(cancel)];

    /// <param name="reader">Null for all who read it in a group.</param>
    public IQueryable<ActionPoint> Points(IReadOnlyList<string> subjects, Member? reader) =>
        ActionPointLists.Ordered((reader is null ? points.Whole().Where(static point => point.Readers == ActionReaders.Members) : points.Seen(reader))
            .Where(point => point.Source != null && subjects.Contains(point.Source) && point.State != ActionPointState.Dropped));

    /// <inheritdoc cref="Points"/>
    public IQueryable<Recommendation> Recommendations(IReadOnlyList<string> subjects, Member? reader) =>
        (reader is null ? recommendations.Whole().Where(static one => one.Readers == ActionReaders.Members) : recommendations.Seen(reader))
            .Where(one => one.Source != null && subjects.Contains(one.Source) && one.State != RecommendationState.Withdrawn && one.State != RecommendationState.Accepted).OrderBy(static one => one.Id);

    public async Task<AgreedProgress> ProgressAsync(IReadOnlyList<string> subjects, Member? reader, CancellationToken cancel)
    {
        var all = Points(subjects, reader);
        return new(
            await all.CountAsync(static point => point.State == ActionPointState.Done || point.State == ActionPointState.Confirmed, cancel), await all.CountAsync(cancel),
            await Recommendations(subjects, reader).CountAsync(cancel));
    }
}
