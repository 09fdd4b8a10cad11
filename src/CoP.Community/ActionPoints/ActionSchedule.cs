using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints;

/// <summary>What a change means for the reminders of an action point, and for the number that its owner calls it by.</summary>
public sealed class ActionSchedule(CommunityDb db, TimeProvider clock, IOptions<CommunityOptions> options, IOptions<AbsenceOptions> absences)
{
    /// <summary>The last day of one, in the community's zone.</summary>
    public DateOnly? DueDay(ActionPoint point) => point.DueAt is { } due ? WallClock.LastDayBefore(due, options.Value.Zone) : null;

    /// <summary>The instant at which a day is over for the community.</summary>
    public DateTimeOffset EndOf(DateOnly day) => WallClock.EndOf(day, options.Value.Zone);

    public TimeZoneInfo ZoneOf(Member? member) => options.Value.ZoneOf(member?.TimeZone);

    /// <summary>The day on which somebody hears of work that they are asked about now: not in their quiet hours, and not on a day of rest.</summary>
    public DateOnly HearsOn(Member? member) => PublicHolidays.NextWorkday(
        WallClock.Show(options.Value.Quiet?.EndAfter(clock.GetUtcNow(), ZoneOf(member)) ?? clock.GetUtcNow(), ZoneOf(member)).Day);

    /// <summary>What somebody has to do, or is asked to.</summary>
    public Task<List<ActionPoint>> OpenOfAsync(long ownerId, CancellationToken cancel) => db.ActionPoints
        .Where(point => point.OwnerId == ownerId && (point.State == ActionPointState.Proposed || point.State == ActionPointState.Open)).OrderBy(static point => point.Id).ToListAsync(cancel);

    /// <summary>Until when somebody has to take what its owner cannot do while they are away.</summary>
    public DateTimeOffset PassOnAt(DateTimeOffset now) =>
        WallClock.InstantOf(WorkingHours.WorkdaysAfter(WallClock.Show(now, options.Value.Zone).Day, absences.Value.TakenWithinWorkdays), WorkingHours.From, options.Value.Zone);

    /// <summary>Its owner was told of it on a day of theirs, with all that has come up to it.</summary>
    public void Told(ActionPoint point, DateOnly today, TimeZoneInfo zone)
    {
        (point.RemindedOn, point.RemindedStage) = (today, DueDay(point) is { } last ? ReminderStages.Last(last, today) : null);
        point.RemindAt = NextAt(point, today.AddDays(1), zone);
    }

    /// <summary>It stands anew: somebody else does it, or until another day. What is known at this moment is not reminded of today.</summary>
    public async Task RestartAsync(ActionPoint point, CancellationToken cancel)
    {
        var owned = await db.Members.Where(member => member.Id == point.OwnerId).Select(static member => new { member.TimeZone, member.AwayUntil }).FirstOrDefaultAsync(cancel);
        var (now, zone) = (clock.GetUtcNow(), options.Value.ZoneOf(owned?.TimeZone));
        var (today, _) = WallClock.Show(now, zone);
        (point.PlannedOn, point.RemindedStage, point.SnoozedUntil) = (today, DueDay(point) is { } due ? ReminderStages.Last(due, today) : null, null);
        point.Nudged = point.DueAt > now ? 0 : point.Nudged;
        point.RemindedOn = db.Entry(point).Property(static one => one.OwnerId).OriginalValue == point.OwnerId ? point.RemindedOn : null;
        point.RemindAt = NextAt(point, today, zone);
        if (point is not { IsOpen: true, OwnerId: { } owner })
        {
            (point.Number, point.PassOnAt) = (null, null);
        }
        else if (point.Number is null || db.Entry(point).Property(static one => one.OwnerId).OriginalValue != owner)
        {
            point.Number = await FreeNumberAsync(owner, point.Id, cancel);
            point.PassOnAt = owned?.AwayUntil > now ? PassOnAt(now) : null; // What comes to somebody who is away does not wait for them.
        }
    }

    /// <summary>When its owner has to be reminded next, from a day of theirs on.</summary>
    public DateTimeOffset? NextAt(ActionPoint point, DateOnly from, TimeZoneInfo zone)
    {
        if (point is not { IsOpen: true, OwnerId: not null })
        {
            return null;
        }

        from = Later(from, point.RemindedOn?.AddDays(1)); // Whoever was asked about it on a day is not reminded of it as well, whatever has been changed since.

        // What was put off is told of when that is over, however short it was.
        var since = point.SnoozedUntil is { } rest && !(point.RemindedOn >= rest) ? rest.AddDays(-ReminderStages.Week) : Later(point.PlannedOn ?? from, point.RemindedOn);
        return WallClock.InstantOf(ReminderStages.Next(DueDay(point), point.RemindedStage, since, Later(from, point.SnoozedUntil)), WorkingHours.From, zone);
    }

    /// <summary>The first above those that are open: as long as one is, what a number means does not change.</summary>
    private async Task<int> FreeNumberAsync(long ownerId, long id, CancellationToken cancel)
    {
        var kept = db.ActionPoints.Local.Where(point => point.OwnerId == ownerId && point.Id != id && point.IsOpen).Max(static point => point.Number) ?? 0;
        return Math.Max(kept, await db.ActionPoints.Where(point => point.OwnerId == ownerId && point.Id != id && point.Number != null).MaxAsync(static point => point.Number, cancel) ?? 0) + 1;
    }

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
