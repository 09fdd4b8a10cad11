using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>
/// Asks the leads of working groups, or who stands in for them, for what they bring, and again those who have sent nothing, whose coordinator hears who is missing.
/// Several rounds that were missed are one.
/// </summary>
public sealed class ContributionRounds(CommunityDb db, CycleCalendar calendar, CycleAccess access, WhoLeads leads, Outbox outbox, IOptions<RoundtableOptions> options)
{
    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (now >= cycle.StartsAt || cycle.PackedAt is not null || !calendar.HasCome(cycle, options.Value.PromptDaysAhead, now))
        {
            return;
        }

        var (today, isFirst) = (calendar.DayOf(now), cycle.PromptedAt is null);
        await PromptAsync(cycle, isFirst ? cycle.Contributions : [], today, cancel);
        if (isFirst)
        {
            (cycle.PromptedAt, cycle.ChasedStage, cycle.ChasedOn) = (now, calendar.LastChaser(cycle, now), today);
        }
        else if (calendar.LastChaser(cycle, now) is { } stage && !(cycle.ChasedStage <= stage))
        {
            (cycle.ChasedStage, cycle.ChasedOn) = (stage, today);
            await ChaseAsync(cycle, today, cancel);
        }
    }

    /// <summary>The groups from which nothing has come.</summary>
    public static IReadOnlyList<Contribution> Missing(MeetingCycle cycle) => [.. AgendaPlan.Presenting(cycle).Where(static one => one.SubmittedAt is null)];

    /// <summary>A group that was founded since joins them.</summary>
    private async Task PromptAsync(MeetingCycle cycle, IReadOnlyList<Contribution> again, DateOnly today, CancellationToken cancel)
    {
        var known = cycle.Contributions.ConvertAll(static one => one.GroupId);
        var groups = await OpenGroups.In(db).Where(group => !known.Contains(group.Id)).ToListAsync(cancel);
        var fresh = groups.ConvertAll(group => new Contribution { CycleId = cycle.Id, GroupId = group.Id, Group = group });
        cycle.Contributions.AddRange(fresh);
        await db.SaveChangesAsync(cancel);
        foreach (var one in again.Where(static one => one.SubmittedAt is null).Concat(fresh).ToList())
        {
            await outbox.TellAsync(await leads.PresentAsync(one.GroupId, cancel), new ContributionAsked(cycle.Id, one.Id, ContributionAsk.Prompt, today), cancel);
        }
    }

    private async Task ChaseAsync(MeetingCycle cycle, DateOnly today, CancellationToken cancel)
    {
        var missing = Missing(cycle);
        foreach (var one in missing.Where(one => one.AskedOn != today))
        {
            await outbox.TellAsync(await leads.PresentAsync(one.GroupId, cancel), new ContributionAsked(cycle.Id, one.Id, ContributionAsk.Chaser, today), cancel);
        }

        if (missing.Count > 0)
        {
            await outbox.TellAsync(await access.CoordinatorsAsync(cancel), new ContributionsMissing(cycle.Id, today), cancel);
        }
    }
}

/// <summary>A coordinator asks one group now.</summary>
public sealed class ChaseContribution(ContributionAccess contributions, CycleAccess access, WhoLeads leads, CycleCalendar calendar, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    public async Task<Result<Contribution>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = (await contributions.FindAsync(id, actor, cancel))
            .Unless(one => access.MaySteer(one.Cycle!, actor) ? contributions.MustBeOpen(one) : new CycleNotFound());
        if (!found.Succeeded)
        {
            return found;
        }

        var (one, today) = (found.Value, calendar.DayOf(clock.GetUtcNow()));
        if (one.AskedOn == today || one.Cycle!.ChasedOn == today)
        {
            return new ChasedTodayAlready();
        }

        var asked = await leads.PresentAsync(one.GroupId, cancel);
        if (!await asked.AnyAsync(cancel))
        {
            return new NobodyToChase();
        }

        one.AskedOn = today;
        await outbox.TellAsync(asked, new ContributionAsked(one.CycleId, id, ContributionAsk.Coordinator, today), cancel);
        audit.Note(actor.Id, "cycle.chase", MeetingCycle.SubjectOf(one.CycleId));
        await outbox.RefreshAsync(MeetingCycle.SubjectOf(one.CycleId), cancel);
        return found;
    }
}
