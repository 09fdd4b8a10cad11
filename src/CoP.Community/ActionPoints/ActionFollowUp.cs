using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
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
        var (first, second, isWorkday) = (now - After[0], now - After[1], IsTime(now));
        return db.ActionPoints.Where(point => isWorkday && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open)
                && ((point.Nudged < 1 && point.DueAt <= first) || (point.Nudged < 2 && point.DueAt <= second)))
            .OrderBy(static point => point.DueAt).Select(static point => point.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) => IsTime(clock.GetUtcNow()) && await services.GetRequiredService<ActionNudge>().NudgeAsync(id, After, token), cancel);

    private bool IsTime(DateTimeOffset now) => WallClock.Show(now, options.Value.Zone) is var (day, time) && PublicHolidays.IsWorkday(day) && time >= ActionSchedule.From && time < ActionSchedule.Until;
}

/// <summary>One step of <see cref="ActionNudges"/>.</summary>
public sealed class ActionNudge(CommunityDb db, ActionPointAccess access, Outbox outbox, TimeProvider clock)
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
        if (isFirst)
        {
            await outbox.TellAsync(overseers, new ActionPointLate(id, 1, due), cancel);
        }

        if (stage > 1)
        {
            // Whoever hears of it for the first time, after days on which the program was down, hears of it once.
            var others = access.Coordinators().Where(member => member.Id != point.OwnerId && !(isFirst && overseers.Any(told => told.Id == member.Id)));
            await outbox.TellAsync(others, new ActionPointLate(id, 2, due), cancel);
        }

        return true;
    }
}

/// <summary>Once a week the leads of a group read what its people have to do, what is late first. On other days of the week it finds nothing, unless it was missed.</summary>
public sealed class ActionWeeks(ITransactions transactions, IServiceScopeFactory scopes, IOptions<CommunityOptions> options) : IScheduledWork
{
    public string Name => "action-weeks";

    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var groups = await Due(scope.ServiceProvider.GetRequiredService<CommunityDb>(), Begun(now).At).ToListAsync(cancel);
        var listed = 0;
        await Each.TakeAsync(groups, async id => listed += await transactions.RunAsync((services, token) => ListAsync(services, id, now, token), cancel) ? 1 : 0, cancel);
        return listed;
    }

    /// <summary>The groups of which no lead was told since the week began.</summary>
    private static IQueryable<long> Due(CommunityDb db, DateTimeOffset since) => db.Groups
        .Where(group => group.EndedAt == null && db.ActionPoints.Any(point =>
            point.GroupId == group.Id && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open) && point.ListedAt < since))
        .Select(static group => group.Id);

    private async Task<bool> ListAsync(IServiceProvider services, long id, DateTimeOffset now, CancellationToken cancel)
    {
        var (db, (week, since)) = (services.GetRequiredService<CommunityDb>(), Begun(now));
        var listed = await db.ActionPoints
            .Where(point => point.GroupId == id && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open) && point.ListedAt < since).ToListAsync(cancel);
        listed.ForEach(point => point.ListedAt = now);
        if (listed.Count > 0)
        {
            var leads = db.Members.Active(now).Where(member => member.Memberships.Any(membership => membership.IsLead && membership.GroupId == id));
            await services.GetRequiredService<Outbox>().TellAsync(leads, new GroupActionPoints(id, week), cancel);
        }

        return listed.Count > 0;
    }

    /// <summary>The first working day of this week, at the hour at which people are reminded; of the week before while it has not come.</summary>
    private (DateOnly Week, DateTimeOffset At) Begun(DateTimeOffset now)
    {
        var (today, _) = WallClock.Show(now, options.Value.Zone);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var at = At(monday);
        return at <= now ? (monday, at) : (monday.AddDays(-7), At(monday.AddDays(-7)));
    }

    private DateTimeOffset At(DateOnly monday) => WallClock.InstantOf(PublicHolidays.NextWorkday(monday), ActionSchedule.From, options.Value.Zone);
}
