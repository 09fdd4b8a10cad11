using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>Sets the dates of roundtables a year ahead. One that was skipped or cancelled is not set again.</summary>
public sealed class CyclePlanning(ITransactions transactions, TimeProvider clock, CycleCalendar calendar) : IDueWork
{
    public string Name => "roundtable-dates";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <summary>A coordinator, as long as a date is missing: without one there is nobody to look after a roundtable.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var periods = calendar.Roundtables(now).Select(static one => one.Period).ToList();
        return db.Members.Holders(Permission.Coordinate, now)
            .Where(_ => db.MeetingCycles.Count(cycle => periods.Contains(cycle.Period)) < periods.Count).OrderBy(static member => member.Id).Select(static member => member.Id).Take(1);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<PlanCycles>().HandleAsync(clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="CyclePlanning"/>.</summary>
public sealed class PlanCycles(CommunityDb db, CycleCalendar calendar, IOptions<RoundtableOptions> options)
{
    /// <returns>Whether a date was missing.</returns>
    public async Task<bool> HandleAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = calendar.Roundtables(now).ToList();
        var periods = wanted.ConvertAll(static one => one.Period);
        var known = await db.MeetingCycles.Where(cycle => periods.Contains(cycle.Period)).Select(static cycle => cycle.Period).ToListAsync(cancel);
        wanted.RemoveAll(one => known.Contains(one.Period));
        db.MeetingCycles.AddRange(wanted.Select(one => new MeetingCycle
        {
            Kind = CycleKind.Roundtable,
            Period = one.Period,
            StartsAt = one.StartsAt,
            EndsAt = one.StartsAt + options.Value.Lasts,
            LookAt = calendar.NextMorning(now),
        }));
        return wanted.Count > 0;
    }
}
