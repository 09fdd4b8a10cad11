using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>How many of some recommendations stand in which state.</summary>
public sealed record RecommendationCounts(int Open, int Accepted, int Declined);

/// <summary>The lists of recommendations, each of what its reader may see, and without what was taken back.</summary>
public sealed class RecommendationLists(RecommendationAccess access)
{
    /// <summary>All of them: what waits for an answer first, of that what waits for the reader's.</summary>
    public IQueryable<Recommendation> All(Member actor)
    {
        var (id, organisation, led) = (actor.Id, actor.OrganisationId, Permissions.Led(actor));
        return Seen(actor).OrderByDescending(static one => one.State == RecommendationState.Open)
            .ThenByDescending(one => one.ToMemberId == id || (one.ToMemberId == null && ((one.ToOrganisationId != null && one.ToOrganisationId == organisation) || (one.ToGroupId != null && led.Contains(one.ToGroupId.Value)))))
            .ThenByDescending(static one => one.AnsweredAt).ThenBy(static one => one.Id);
    }

    /// <summary>Of the groups of somebody: what they recommend, and what they are recommended.</summary>
    public IQueryable<Recommendation> OfGroups(Member actor)
    {
        var groups = actor.Memberships.Select(static membership => membership.GroupId).ToList();
        return All(actor).Where(one => (one.GroupId != null && groups.Contains(one.GroupId.Value)) || (one.ToGroupId != null && groups.Contains(one.ToGroupId.Value)));
    }

    /// <summary>Those of a question to somebody that they can still answer.</summary>
    public Task<List<Recommendation>> StillOpenAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        access.Whole().Where(one => ids.Contains(one.Id) && one.State == RecommendationState.Open).OrderBy(static one => one.Id).ToListAsync(cancel);

    /// <summary>How they stand.</summary>
    public static async Task<RecommendationCounts> CountAsync(IQueryable<Recommendation> all, CancellationToken cancel)
    {
        var counts = await all.GroupBy(static one => one.State).Select(static same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(static same => same.Key, static same => same.Count, cancel);
        return new(counts.GetValueOrDefault(RecommendationState.Open), counts.GetValueOrDefault(RecommendationState.Accepted), counts.GetValueOrDefault(RecommendationState.Declined));
    }

    private IQueryable<Recommendation> Seen(Member actor) => access.Seen(actor).Where(static one => one.State != RecommendationState.Withdrawn);
}
