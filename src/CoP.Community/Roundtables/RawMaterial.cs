using CoP.Community.ActionPoints;
using CoP.Community.Events;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Roundtables;

/// <summary>What a contribution can be made of; its name is the resource <c>roundtable.raw.{name}</c>.</summary>
public enum RawKind
{
    /// <summary>What the group brought last time.</summary>
    LastTime,

    /// <summary>Questions of the group that were answered.</summary>
    Questions,

    /// <summary>What the group held.</summary>
    Events,

    /// <summary>Actions of the group that were done.</summary>
    Actions,
}

/// <summary>What happened in a group since the last roundtable, and what it brought then.</summary>
public sealed class RawMaterial(CommunityDb db)
{
    private const int MonthsOfQuarter = 3;
    private const int Most = 15;

    /// <summary>The part that it goes to.</summary>
    public static ContributionPart PartOf(RawKind kind) => kind == RawKind.Questions ? ContributionPart.Learnings : ContributionPart.Results;

    /// <summary>What the group brought to the last roundtable; null for nothing.</summary>
    public Task<Contribution?> LastTimeAsync(Contribution one, CancellationToken cancel) => db.Contributions.AsNoTracking()
        .Where(other => other.GroupId == one.GroupId && other.Cycle!.StartsAt < one.Cycle!.StartsAt && other.SubmittedAt != null)
        .OrderByDescending(static other => other.Cycle!.StartsAt).FirstOrDefaultAsync(cancel);

    /// <summary>A line for each, newest first.</summary>
    public async Task<List<string>> LinesAsync(Contribution one, RawKind kind, CancellationToken cancel) =>
        await (await QueryAsync(kind, one.GroupId, one.Cycle!, cancel)).Take(Most).ToListAsync(cancel);

    public async Task<int> CountAsync(Contribution one, RawKind kind, CancellationToken cancel) => await (await QueryAsync(kind, one.GroupId, one.Cycle!, cancel)).CountAsync(cancel);

    /// <summary>All three counted.</summary>
    public async Task<GroupQuarter> CountAsync(Contribution one, MeetingCycle cycle, CancellationToken cancel) => new(
        one.Group!,
        await (await QueryAsync(RawKind.Questions, one.GroupId, cycle, cancel)).CountAsync(cancel),
        await (await QueryAsync(RawKind.Events, one.GroupId, cycle, cancel)).CountAsync(cancel),
        await (await QueryAsync(RawKind.Actions, one.GroupId, cycle, cancel)).CountAsync(cancel));

    private async Task<IQueryable<string>> QueryAsync(RawKind kind, long group, MeetingCycle cycle, CancellationToken cancel)
    {
        var since = await SinceAsync(cycle, cancel);
        return kind switch
        {
            RawKind.Questions => db.Questions.Where(question => question.GroupId == group && question.State == QuestionState.Answered && question.ClosedAt >= since)
                .OrderByDescending(static question => question.ClosedAt).Select(static question => question.Title),
            RawKind.Events => db.Events.Where(one => one.GroupId == group && one.State == EventState.Held && one.EndsAt >= since)
                .OrderByDescending(static one => one.EndsAt).Select(static one => one.Title),
            _ => db.ActionPoints.Where(point => point.GroupId == group && point.Readers == ActionReaders.Members && (point.State == ActionPointState.Done || point.State == ActionPointState.Confirmed) && point.DoneAt >= since)
                .OrderByDescending(static point => point.DoneAt).Select(static point => point.Words),
        };
    }

    private async Task<DateTimeOffset> SinceAsync(MeetingCycle cycle, CancellationToken cancel) => await db.MeetingCycles
        .Where(before => before.Kind == CycleKind.Roundtable && before.StartsAt < cycle.StartsAt && (before.State == CycleState.Held || before.State == CycleState.Closed))
        .OrderByDescending(static before => before.StartsAt).Select(static before => (DateTimeOffset?)before.StartsAt).FirstOrDefaultAsync(cancel) ?? cycle.StartsAt.AddMonths(-MonthsOfQuarter);
}
