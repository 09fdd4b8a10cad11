using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Decisions;

/// <summary>Reminds those who have not voted, gives more time once where too few have, and counts at the end.</summary>
public sealed class DecisionWatch(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "decisions";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Decisions.Where(one => one.State == DecisionState.Open && one.LookAt <= now).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var now = clock.GetUtcNow();
            if (await services.GetRequiredService<DecisionAccess>().LoadAsync(id, token) is not { IsOpen: true } decision || decision.LookAt > now)
            {
                return false;
            }

            await StepAsync(services, decision, now, token);
            return true;
        },
        cancel);

    private static async Task StepAsync(IServiceProvider services, Decision decision, DateTimeOffset now, CancellationToken cancel)
    {
        var times = services.GetRequiredService<VotingTimes>();
        var turnout = await services.GetRequiredService<Electorate>().CountAsync(decision, cancel);
        var isOver = decision.EndsAt <= now;
        if (isOver && !turnout.Reaches(decision.QuorumPercent) && decision.ExtendedAt is null && times.ExtendedEnd() is { } end)
        {
            (decision.EndsAt, decision.ExtendedAt) = (end, now);
            times.Plan(decision, now);
            await TellSilentAsync(services, decision, new VoteExtended(decision.Id), cancel);
            await services.GetRequiredService<Outbox>().RefreshAsync(decision.Subject, cancel);
        }
        else if (isOver || turnout.IsComplete)
        {
            await services.GetRequiredService<EndDecision>().HandleAsync(decision, turnout, cancel);
        }
        else
        {
            var daysLeft = times.DaysLeft(decision, now);
            times.Plan(decision, now);
            await (daysLeft is { } days ? TellSilentAsync(services, decision, new VoteReminder(decision.Id, times.LastDay(decision), days), cancel) : Task.CompletedTask);
        }
    }

    private static Task TellSilentAsync(IServiceProvider services, Decision decision, Notice notice, CancellationToken cancel) =>
        services.GetRequiredService<Outbox>().TellAsync(services.GetRequiredService<Electorate>().Silent(decision), notice, cancel);
}
