using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>Days before a roundtable its coordinator is asked to approve the agenda, unless that is done already; once more when the pack is made.</summary>
public sealed class AgendaRound(CycleCalendar calendar, CycleAccess access, Outbox outbox, IOptions<RoundtableOptions> options)
{
    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (cycle.ApprovedAt is not null || now >= cycle.StartsAt || !calendar.HasComeBefore(cycle, options.Value.AgendaDaysAhead, now))
        {
            return;
        }

        var isLast = calendar.HasComeBefore(cycle, options.Value.PackDaysAhead, now) && cycle.PackedAt is null;
        if (cycle.AgendaAskedAt is null || isLast)
        {
            cycle.AgendaAskedAt = now;
            await outbox.TellAsync(await access.CoordinatorsAsync(cancel), new AgendaWanted(cycle.Id, calendar.DayOf(now)), cancel);
        }
    }
}
