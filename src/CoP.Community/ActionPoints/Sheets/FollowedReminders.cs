using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints.Sheets;

/// <summary>To those who follow a list up, once a quarter: how much of it is still open.</summary>
public sealed record FollowedListOpen(long ListId, DateOnly Quarter) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"followed-list-open:{ListId}:{Quarter:yyyy-MM-dd}");

    public override bool AtAnyHour => false;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>Once a quarter, as long as anything of it is open, the leads of its group or else content coordinators are told how a followed list stands.</summary>
public sealed class FollowedReminders(ITransactions transactions, TimeProvider clock, IOptions<CommunityOptions> options) : IDueWork
{
    public string Name => "followed-lists";

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (since, prefix) = (Begun(now).At, FollowedList.SubjectKind + ":");
#pragma warning disable CA1305 // The database writes the number; no culture takes part.
        return db.FollowedLists.Where(list => list.RemindedAt < since
                && (db.ActionPoints.Any(point => point.Source == prefix + list.Id.ToString() && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open))
                    || db.Recommendations.Any(one => one.Source == prefix + list.Id.ToString() && one.State == RecommendationState.Open)))
            .Select(static list => list.Id);
#pragma warning restore CA1305
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (quarter, since) = Begun(clock.GetUtcNow());
            if (await services.GetRequiredService<CommunityDb>().FollowedLists.FirstOrDefaultAsync(one => one.Id == id, token) is not { } list || list.RemindedAt >= since)
            {
                return false;
            }

            list.RemindedAt = clock.GetUtcNow();
            var overseers = await services.GetRequiredService<ActionPointAccess>().OverseersAsync(list.GroupId, except: null, token);
            await services.GetRequiredService<Outbox>().TellAsync(overseers, new FollowedListOpen(id, quarter), token);
            return true;
        },
        cancel);

    /// <summary>The quarter that it is, and the hour of its first working day at which people are told; of the quarter before while that has not come.</summary>
    private (DateOnly Quarter, DateTimeOffset At) Begun(DateTimeOffset now)
    {
        var (today, _) = WallClock.Show(now, options.Value.Zone);
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return At(quarter) <= now ? (quarter, At(quarter)) : (quarter.AddMonths(-3), At(quarter.AddMonths(-3)));
    }

    private DateTimeOffset At(DateOnly quarter) => WorkingHours.MorningOf(quarter, options.Value.Zone);
}
