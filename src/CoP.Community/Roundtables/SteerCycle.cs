using CoP.Community.Access;
using CoP.Community.Events;
using CoP.Community.Members;

namespace CoP.Community.Roundtables;

/// <summary>Moves a meeting, leaves one out, or cancels it. Its event follows, and with it all who come and the host; whoever prepares something hears of it once.</summary>
public sealed class SteerCycle(Change change, CycleAccess access, CycleCalendar calendar, CycleMoves moves, ChangeEvent events, TimeProvider clock)
{
    /// <param name="time">Null for the time of day at which it was to be.</param>
    public Task<Result<MeetingCycle>> MoveAsync(Member actor, long id, DateOnly day, TimeOnly? time, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.move", cycle => MaySteer(cycle, actor),
        async cycle =>
        {
            var (start, now) = (calendar.At(day, time ?? calendar.TimeOf(cycle.StartsAt)), clock.GetUtcNow());
            if (start <= now || !PublicHolidays.IsWorkday(day))
            {
                return new CycleDayUnfit();
            }

            if (start == cycle.StartsAt)
            {
                return null;
            }

            if (cycle.Event is { } one && (await events.HandleAsync(actor, one.Id, EventDraft.Of(one).At(start), cancel)).Refusal is { } refusal)
            {
                return refusal;
            }

            await moves.MoveAsync(cycle, start, start + (cycle.EndsAt - cycle.StartsAt), now, cancel);
            return null;
        },
        cancel);

    /// <summary>There is none this time; the next comes as planned.</summary>
    public Task<Result<MeetingCycle>> SkipAsync(Member actor, long id, CancellationToken cancel) => EndAsync(actor, id, "cycle.skip", CycleState.Skipped, cancel);

    /// <summary>It was to be, and will not.</summary>
    public Task<Result<MeetingCycle>> CancelAsync(Member actor, long id, CancellationToken cancel) => EndAsync(actor, id, "cycle.cancel", CycleState.Cancelled, cancel);

    /// <summary>One that this member may still steer.</summary>
    public async Task<Result<MeetingCycle>> FindAsync(Member actor, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, actor, cancel)).Unless(cycle => MaySteer(cycle, actor));

    private Task<Result<MeetingCycle>> EndAsync(Member actor, long id, string action, CycleState state, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action, cycle => MaySteer(cycle, actor),
        async cycle =>
        {
            if (cycle.Event is { State: not EventState.Cancelled } one && (await events.CancelAsync(actor, one.Id, reason: null, cancel)).Refusal is { } refusal)
            {
                return refusal;
            }

            await moves.EndAsync(cycle, state, cancel);
            return null;
        },
        cancel);

    private Refusal? MaySteer(MeetingCycle cycle, Member actor) =>
        !access.MaySteer(cycle, actor) ? new CycleNotFound() : cycle.IsAhead(clock.GetUtcNow()) ? null : new CycleNotAhead();
}
