using CoP.Community.DueWork;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Roundtables.GroupMeetings;

/// <summary>Sets the dates of the monthly meetings of those groups that have switched them on.</summary>
public sealed class GroupMeetingPlanning(ITransactions transactions, CycleCalendar calendar) : IDueWork
{
    public string Name => "group-meeting-dates";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <summary>The groups whose furthest month has no date.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var last = calendar.FurthestMonth(now).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        return db.MeetingPlans
            .Where(plan => plan.IsOn && plan.Group!.EndedAt == null && !db.MeetingCycles.Any(cycle => cycle.GroupId == plan.GroupId && cycle.Period.EndsWith(last)))
            .OrderBy(static plan => plan.GroupId).Select(static plan => plan.GroupId);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<SetMeetingPlan>().PlanAsync(id, token), cancel);
}

/// <summary>Whoever leads a group switches its monthly meetings on, at another time, or off.</summary>
public sealed class SetMeetingPlan(CommunityDb db, CycleCalendar calendar, OpenGroups groups, AuditLog audit, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>Those that are planned but not yet published move to their new days.</summary>
    public async Task<Result<MeetingPlan>> HandleAsync(Member actor, long groupId, int week, DayOfWeek weekday, TimeOnly time, CancellationToken cancel)
    {
        if (await ObjectionAsync(actor, groupId, cancel) is { } refusal)
        {
            return refusal;
        }

        var plan = await FindAsync(groupId, cancel) ?? db.MeetingPlans.Add(new MeetingPlan { GroupId = groupId }).Entity;
        (plan.Week, plan.Weekday, plan.Time, plan.IsOn, plan.SetById) = (Math.Clamp(week, 1, 5), weekday, time, true, actor.Id);
        audit.Note(actor.Id, "group.meetings", FormattableString.Invariant($"group:{groupId}"));
        await DropUnpublishedAsync(groupId, cancel);
        await db.SaveChangesAsync(cancel);
        await PlanAsync(groupId, cancel);
        return plan;
    }

    /// <summary>What is published stays, and can be cancelled by itself.</summary>
    public async Task<Result<MeetingPlan>> StopAsync(Member actor, long groupId, CancellationToken cancel)
    {
        if (await ObjectionAsync(actor, groupId, cancel) is { } refusal)
        {
            return refusal;
        }

        if (await FindAsync(groupId, cancel) is not { IsOn: true } plan)
        {
            return new NoMeetingPlan();
        }

        plan.IsOn = false;
        audit.Note(actor.Id, "group.meetings-stop", FormattableString.Invariant($"group:{groupId}"));
        await DropUnpublishedAsync(groupId, cancel);
        return plan;
    }

    public Task<MeetingPlan?> FindAsync(long groupId, CancellationToken cancel) => db.MeetingPlans.FirstOrDefaultAsync(plan => plan.GroupId == groupId, cancel);

    /// <summary>Adds the dates that are missing.</summary>
    /// <returns>Whether one was.</returns>
    internal async Task<bool> PlanAsync(long groupId, CancellationToken cancel)
    {
        var plan = await FindAsync(groupId, cancel);
        var known = await db.MeetingCycles.Where(cycle => cycle.GroupId == groupId).Select(static cycle => cycle.Period).ToListAsync(cancel);
        var wanted = plan is { IsOn: true } ? calendar.Meetings(plan, clock.GetUtcNow()).Where(one => !known.Contains(one.Period)).ToList() : [];
        db.MeetingCycles.AddRange(wanted.Select(one => new MeetingCycle
        {
            Kind = CycleKind.GroupMeeting,
            GroupId = groupId,
            Period = one.Period,
            StartsAt = one.StartsAt,
            EndsAt = one.StartsAt + Lasts,
            LookAt = clock.GetUtcNow(),
        }));
        return wanted.Count > 0;
    }

    private async Task<Refusal?> ObjectionAsync(Member actor, long groupId, CancellationToken cancel) =>
        !(await groups.ReadAsync(cancel)).Any(group => group.Id == groupId) || !Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), groupId) ? new CycleNotFound() : null;

    private async Task DropUnpublishedAsync(long groupId, CancellationToken cancel) => db.MeetingCycles.RemoveRange(
        await db.MeetingCycles.Where(cycle => cycle.GroupId == groupId && cycle.State == CycleState.Planned && cycle.EventId == null).ToListAsync(cancel));
}
