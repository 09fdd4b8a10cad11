using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints;

/// <summary>Tells those who look after it that something is late: the lead of its group after 3 days, content coordinators after 7.</summary>
public sealed class ActionNudges(ITransactions transactions, TimeProvider clock, IOptions<CommunityOptions> options) : IDueWork
{
    private static readonly TimeSpan[] After = [TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    public string Name => "action-nudges";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (first, second, isWorkday) = (now - After[0], now - After[1], WorkingHours.Contain(now, options.Value.Zone));
        return db.ActionPoints.Where(point => isWorkday && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open)
                && ((point.Nudged < 1 && point.DueAt <= first) || (point.Nudged < 2 && point.DueAt <= second)))
            .OrderBy(static point => point.DueAt).Select(static point => point.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) => WorkingHours.Contain(clock.GetUtcNow(), options.Value.Zone) && await services.GetRequiredService<ActionNudge>().NudgeAsync(id, After, token), cancel);
}

/// <summary>One step of <see cref="ActionNudges"/>. What stands as late in the list that those who look after it read on this day is not told to them once more.</summary>
public sealed class ActionNudge(CommunityDb db, ActionPointAccess access, ActionWeek week, Outbox outbox, TimeProvider clock)
{
    /// <param name="after">How late it is for each stage.</param>
    public async Task<bool> NudgeAsync(long id, IReadOnlyList<TimeSpan> after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ActionPoints.FirstOrDefaultAsync(point => point.Id == id, cancel) is not { IsOpen: true, DueAt: { } due } point
            || after.Count(pause => due <= now - pause) is var stage && stage <= point.Nudged)
        {
            return false;
        }

        var (isFirst, overseers) = (point.Nudged < 1, await access.OverseersAsync(point, cancel));
        point.Nudged = stage;
        var isListed = await week.IsListedAsync(point, cancel);
        if (isFirst && !isListed)
        {
            await outbox.TellAsync(overseers, new ActionPointLate(id, 1, due), cancel);
        }

        if (stage > 1)
        {
            // Whoever hears of it for the first time, after days on which the program was down, hears of it once.
            var others = access.Coordinators().Where(member => member.Id != point.OwnerId && !((isFirst || isListed) && overseers.Any(told => told.Id == member.Id)));
            await outbox.TellAsync(others, new ActionPointLate(id, 2, due), cancel);
        }

        return true;
    }
}

/// <summary>Once a week the leads of a group read what its people have to do, what is late first. On other days of the week it finds nothing, unless it was missed.</summary>
public sealed class ActionWeeks(ITransactions transactions, IServiceScopeFactory scopes, IOptions<CommunityOptions> options) : IScheduledWork
{
    public string Name => "action-weeks";

    /// <summary>A run that was missed and is made up for on a day of rest leaves it to the next working day, which would list it once more.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (!WorkingHours.Contain(now, options.Value.Zone))
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var groups = await Due(scope.ServiceProvider.GetRequiredService<CommunityDb>(), ActionWeek.Begun(now, options.Value.Zone).At).ToListAsync(cancel);
        var listed = 0;
        await Each.TakeAsync(groups, async id => listed += await transactions.RunAsync((services, token) => services.GetRequiredService<ActionWeek>().TellAsync(id, now, token), cancel) ? 1 : 0, cancel);
        return listed;
    }

    /// <summary>The groups of which no lead was told since the week began.</summary>
    private static IQueryable<long> Due(CommunityDb db, DateTimeOffset since) => db.Groups
        .Where(group => group.EndedAt == null && db.ActionPoints.Any(point =>
            point.GroupId == group.Id && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open) && point.ListedAt < since))
        .Select(static group => group.Id);
}

/// <summary>One step of <see cref="ActionWeeks"/>, and what the list of a week means for other nudges.</summary>
public sealed class ActionWeek(CommunityDb db, ActionPointAccess access, ActionPointLists lists, Outbox outbox, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>Numbered as they stand, what is late first.</summary>
    public async Task<bool> TellAsync(long groupId, DateTimeOffset now, CancellationToken cancel)
    {
        var (week, since) = Begun(now, options.Value.Zone);
        var open = await lists.OfGroup(groupId).ToListAsync(cancel);
        if (!open.Exists(point => point.ListedAt < since))
        {
            return false;
        }

        open.ForEach(point => point.ListedAt = now);
        await outbox.TellAsync(await access.OverseersAsync(groupId, except: null, cancel), new GroupActionPoints(groupId, week, [.. open.Select(static point => point.Id)]), cancel);
        return true;
    }

    /// <summary>Whether it stands in a list of this day, or of this week that is yet to be told.</summary>
    public async Task<bool> IsListedAsync(ActionPoint point, CancellationToken cancel)
    {
        var (now, zone) = (clock.GetUtcNow(), options.Value.Zone);
        var isToday = point.ListedAt > point.CreatedAt && WallClock.Show(point.ListedAt, zone).Day == WallClock.Show(now, zone).Day;
        return point.GroupId is { } group && (isToday || point.ListedAt < Begun(now, zone).At) && await db.Groups.AnyAsync(one => one.Id == group && one.EndedAt == null, cancel);
    }

    /// <summary>The first working day of this week, at the hour at which people are reminded; of the week before while it has not come.</summary>
    internal static (DateOnly Week, DateTimeOffset At) Begun(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (today, _) = WallClock.Show(now, zone);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var at = WorkingHours.MorningOf(monday, zone);
        return at <= now ? (monday, at) : (monday.AddDays(-7), WorkingHours.MorningOf(monday.AddDays(-7), zone));
    }
}
