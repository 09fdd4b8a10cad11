using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>When a meeting is over its minutes are asked for, and again after some working days, three times in all.</summary>
public sealed class MinutesRound(CycleCalendar calendar, CycleAccess access, Outbox outbox, IOptions<RoundtableOptions> options)
{
    private const int MostReminders = 2;

    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (cycle.State == CycleState.Planned && now >= cycle.EndsAt)
        {
            cycle.State = CycleState.Held;
        }

        if (cycle.State != CycleState.Held || !IsDue(cycle, calendar.DayOf(now)))
        {
            return;
        }

        cycle.MinutesReminders += cycle.MinutesAskedAt is null ? 0 : 1;
        cycle.MinutesAskedAt = now;
        await outbox.TellAsync(await access.StewardsAsync(cycle, cancel), new MinutesWanted(cycle.Id, calendar.DayOf(now)), cancel);
    }

    private bool IsDue(MeetingCycle cycle, DateOnly today) => cycle.MinutesAskedAt is not { } asked
        || (cycle.MinutesReminders < MostReminders && today >= WorkingHours.WorkdaysAfter(calendar.DayOf(asked), options.Value.MinutesWorkdays * (cycle.MinutesReminders + 1)));
}
