using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints.Absences;

/// <summary>A member says until when they are away, and who stands in; what cannot wait for them is to be taken by another.</summary>
public sealed class GoAway(CommunityDb db, ActionSchedule schedule, Outbox outbox, TimeProvider clock, IOptions<AbsenceOptions> options)
{
    /// <summary>In days.</summary>
    public const int Longest = 366;

    /// <summary>Said again, it is until another day. What they have to do longer than that, or during it, has to be decided about anew.</summary>
    /// <param name="last">The last day on which they are away, by their own calendar.</param>
    public async Task<Result<Member>> HandleAsync(Member actor, DateOnly last, long? deputyId, CancellationToken cancel)
    {
        var member = await db.Members.Include(static one => one.Deputy).SingleAsync(one => one.Id == actor.Id, cancel);
        var (now, zone) = (clock.GetUtcNow(), schedule.ZoneOf(member));
        var (today, _) = WallClock.Show(now, zone);
        var until = WallClock.EndOf(last, zone);
        var deputy = deputyId is null ? null : await db.Members.Active(now).FirstOrDefaultAsync(one => one.Id == deputyId, cancel);
        var isMissing = deputyId is not null && (deputy is null || deputy.Id == member.Id || deputy.IsAway(now));
        if ((Objection(today, last) ?? (isMissing ? new DeputyNotThere() : null)) is { } refusal)
        {
            return refusal;
        }

        (member.AwayUntil, member.DeputyId, member.Deputy) = (until, deputyId, deputy);
        var isLong = last.DayNumber - today.DayNumber + 1 > options.Value.LongAfterDays;
        foreach (var point in await schedule.OpenOfAsync(member.Id, cancel))
        {
            point.PassOnAt = isLong || point.DueAt <= until ? schedule.PassOnAt(now) : null;
        }

        await db.SaveChangesAsync(cancel);
        await (deputy is null ? Task.CompletedTask : outbox.TellAsync(deputy.Id, new DeputyNamed(member.Id, until), cancel));
        return member;
    }

    private static Refusal? Objection(DateOnly today, DateOnly last) =>
        last < today ? new AbsenceIsOver() : last.DayNumber - today.DayNumber > Longest ? new AbsenceTooLong() : null;
}
