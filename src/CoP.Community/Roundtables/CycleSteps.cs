using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Events;
using CoP.Community.Roundtables.GroupMeetings;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Roundtables;

/// <summary>Looks at every meeting that is ahead or waits for its minutes, on the mornings of working days and when it ends.</summary>
public sealed class CycleSteps(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "roundtables";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.MeetingCycles
        .Where(cycle => (cycle.State == CycleState.Planned || cycle.State == CycleState.Held) && cycle.LookAt <= now).OrderBy(static cycle => cycle.StartsAt).ThenBy(static cycle => cycle.Id).Select(static cycle => cycle.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<CycleStep>().TakeAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="CycleSteps"/>: all that is due of one meeting. What was missed while the program was down is made up for once.</summary>
public sealed class CycleStep(CycleAccess access, CycleCalendar calendar, CycleMoves moves, HostCall host, ContributionRounds contributions, AgendaRound agenda, PackRound pack, MinutesRound minutes, GroupMeetingRound group, Outbox outbox)
{
    /// <returns>Whether it was due.</returns>
    public async Task<bool> TakeAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { State: CycleState.Planned or CycleState.Held, LookAt: { } at } cycle || at > now)
        {
            return false;
        }

        if (!calendar.IsWorkingTime(now))
        {
            cycle.LookAt = calendar.NextMorning(now);
            return true;
        }

        await FollowAsync(cycle, now, cancel);
        if (cycle is { State: CycleState.Planned, Kind: CycleKind.Roundtable })
        {
            await host.TakeAsync(cycle, now, cancel);
            await contributions.TakeAsync(cycle, now, cancel);
            await agenda.TakeAsync(cycle, now, cancel);
            await pack.TakeAsync(cycle, now, cancel);
        }
        else if (cycle.State == CycleState.Planned)
        {
            await group.TakeAsync(cycle, now, cancel);
        }

        await minutes.TakeAsync(cycle, now, cancel);
        cycle.LookAt = cycle.State is not (CycleState.Planned or CycleState.Held) ? null : cycle.EndsAt > now && cycle.EndsAt < calendar.NextMorning(now) ? cycle.EndsAt : calendar.NextMorning(now);
        await outbox.RefreshAsync(cycle.Subject, cancel);
        return true;
    }

    /// <summary>Its event may have been moved or cancelled by itself.</summary>
    private async Task FollowAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (cycle is not { State: CycleState.Planned, Event: { } one })
        {
            return;
        }

        if (one.State == EventState.Cancelled)
        {
            await moves.EndAsync(cycle, CycleState.Cancelled, cancel);
        }
        else if (one.StartsAt != cycle.StartsAt)
        {
            await moves.MoveAsync(cycle, one.StartsAt, one.EndsAt, now, cancel);
        }
    }
}
