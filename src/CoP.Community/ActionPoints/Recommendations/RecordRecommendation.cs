using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>What somebody writes down as recommended. Addressed to nobody it is for all.</summary>
public sealed record RecommendationDraft(string Words)
{
    public long? ToMemberId { get; init; }

    public long? ToOrganisationId { get; init; }

    public long? ToGroupId { get; init; }

    public string? Detail { get; init; }

    public string? Source { get; init; }

    public long? GroupId { get; init; }

    public ActionPriority Priority { get; init; }

    public ActionReaders Readers { get; init; }
}

/// <summary>A member writes down what was recommended to somebody; whoever looks after it takes it back.</summary>
public sealed class RecordRecommendation(
    CommunityDb db, Change change, RecommendationAccess access, RecommendationCalendar calendar, ActionSources sources, AuditLog audit, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<Recommendation>> AddAsync(Member actor, RecommendationDraft draft, CancellationToken cancel)
    {
        if (await ObjectionAsync(actor, [draft], cancel) is { } refusal)
        {
            return refusal;
        }

        return await WriteDownAsync(actor, draft, isOne: true, cancel);
    }

    /// <summary>Why not all of them can be written down; null when they can.</summary>
    internal async Task<Refusal?> ObjectionAsync(Member actor, IReadOnlyList<RecommendationDraft> drafts, CancellationToken cancel)
    {
        foreach (var subject in drafts.Select(static draft => draft.Source).OfType<string>().Distinct())
        {
            var source = await sources.FindAsync(subject, actor, cancel);
            if ((source is null ? new RecommendationNotFound() : source.MayCapture) is { } refusal)
            {
                return refusal;
            }
        }

        var chosen = drafts.Select(static draft => draft.ToMemberId).OfType<long>().Distinct().ToList();
        return await db.Members.Active(clock.GetUtcNow()).CountAsync(member => chosen.Contains(member.Id), cancel) < chosen.Count ? new ActionOwnerGone() : null;
    }

    /// <summary>Writes one down against which nothing speaks.</summary>
    /// <param name="isOne">Whether those it is addressed to hear of it at once; of several they hear in one message, when they are asked.</param>
    internal async Task<Recommendation> WriteDownAsync(Member actor, RecommendationDraft draft, bool isOne, CancellationToken cancel)
    {
        var source = draft.Source is null || draft.GroupId is not null ? null : await sources.FindAsync(draft.Source, actor, cancel);
        var one = Write(draft, actor, source?.GroupId, clock.GetUtcNow());
        one.AskAt = isOne || one.IsForAll ? calendar.AgainAt(one) : clock.GetUtcNow();
        db.Recommendations.Add(one);
        await db.SaveChangesAsync(cancel);
        if (isOne)
        {
            await outbox.TellAsync((await access.AnswerersAsync(one, cancel)).Where(member => member.Id != actor.Id), new RecommendationGiven(one.Id), cancel);
        }

        if (draft.Source is { } subject)
        {
            audit.Note(actor.Id, "recommendation.record", subject);
            await outbox.RefreshAsync(subject, cancel);
        }

        return one;
    }

    /// <summary>It is not recommended any more.</summary>
    public Task<Result<Recommendation>> WithdrawAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "recommendation.withdraw",
        one => access.MayDecide(one, actor) ? RecommendationAccess.MustBeOpen(one) : new CannotDecideRecommendation(),
        async one =>
        {
            (one.State, one.AnsweredAt, one.AskAt) = (RecommendationState.Withdrawn, clock.GetUtcNow(), null);
            await (one.Source is { } source ? outbox.RefreshAsync(source, cancel) : Task.CompletedTask);
        },
        cancel);

    private static Recommendation Write(RecommendationDraft draft, Member actor, long? sourceGroup, DateTimeOffset now) => new()
    {
        Words = draft.Words,
        Detail = draft.Detail,
        Source = draft.Source,
        ToMemberId = draft.ToMemberId,
        ToOrganisationId = draft.ToOrganisationId,
        ToGroupId = draft.ToGroupId,
        GroupId = draft.GroupId ?? sourceGroup,
        Priority = draft.Priority,
        Readers = draft.Readers,
        GivenById = actor.Id,
        CreatedAt = now,
    };
}
