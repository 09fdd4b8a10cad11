using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>Whoever it is addressed to says yes, and it becomes something that they do; or no, and why.</summary>
public sealed class AnswerRecommendation(CommunityDb db, Change change, RecommendationAccess access, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <param name="dueOn">The last day that they give themselves; null for none.</param>
    public Task<Result<Recommendation>> AcceptAsync(Member actor, long id, DateOnly? dueOn, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        one => access.MustAnswer(one, actor) ?? (dueOn is { } day && schedule.EndOf(day) <= clock.GetUtcNow() ? new ActionPointDueInThePast() : null),
        async one =>
        {
            var point = Begun(one, actor, dueOn);
            db.ActionPoints.Add(point);
            await schedule.RestartAsync(point, cancel);
            await db.SaveChangesAsync(cancel);
            one.ActionPointId = point.Id;
            await EndAsync(one, actor, RecommendationState.Accepted, reason: null, cancel);
        },
        cancel);

    /// <summary>Where it is for all, one no is nobody's: then those who look after it take it back.</summary>
    public Task<Result<Recommendation>> DeclineAsync(Member actor, long id, string reason, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        one => access.MustAnswer(one, actor) ?? (one.IsForAll ? new RecommendationIsForOthers() : null),
        one => EndAsync(one, actor, RecommendationState.Declined, reason, cancel),
        cancel, reason);

    private ActionPoint Begun(Recommendation one, Member actor, DateOnly? dueOn) => new()
    {
        Words = one.Words,
        Detail = one.Detail,
        Source = one.Source,
        OwnerId = actor.Id,
        OrganisationId = one.ToOrganisationId == actor.OrganisationId ? one.ToOrganisationId : null,
        GroupId = one.GroupId ?? one.ToGroupId,
        Priority = one.Priority,
        Readers = one.Readers,
        GivenById = one.GivenById,
        CreatedAt = clock.GetUtcNow(),
        ListedAt = clock.GetUtcNow(),
        DueAt = dueOn is { } day ? schedule.EndOf(day) : null,
        State = ActionPointState.Open,
    };

    private async Task EndAsync(Recommendation one, Member actor, RecommendationState state, string? reason, CancellationToken cancel)
    {
        (one.State, one.AnsweredById, one.AnsweredAt, one.Reason, one.AskAt) = (state, actor.Id, clock.GetUtcNow(), reason, null);
        await db.SaveChangesAsync(cancel);
        var news = new RecommendationNews(one.Id, state, actor.Name, reason);
        if (one.GivenById is { } giver && giver != actor.Id)
        {
            await outbox.TellAsync(giver, news, cancel);
        }

        if (state == RecommendationState.Declined)
        {
            await outbox.TellAsync((await access.OverseersAsync(one, cancel)).Where(member => member.Id != actor.Id), news, cancel);
        }

        await (one.Source is { } source ? outbox.RefreshAsync(source, cancel) : Task.CompletedTask);
    }
}
