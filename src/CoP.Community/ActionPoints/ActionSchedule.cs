using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints;

/// <summary>What a change means for the reminders of an action point, and for the number that its owner calls it by.</summary>
public sealed class ActionSchedule(CommunityDb db, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>When people are reminded, by their own clocks. What comes after the last of it waits for the next working day.</summary>
    public static readonly TimeOnly From = new(8, 30);

    /// <inheritdoc cref="From"/>
    public static readonly TimeOnly Until = new(18, 0);

    /// <summary>The last day of one, in the community's zone.</summary>
    public DateOnly? DueDay(ActionPoint point) => point.DueAt is { } due ? WallClock.LastDayBefore(due, options.Value.Zone) : null;

    /// <summary>The instant at which a day is over for the community.</summary>
    public DateTimeOffset EndOf(DateOnly day) => WallClock.EndOf(day, options.Value.Zone);

    public TimeZoneInfo ZoneOf(Member? member) => options.Value.ZoneOf(member?.TimeZone);

    /// <summary>It stands anew: somebody else does it, or until another day. What is known at this moment is not reminded of today.</summary>
    public async Task RestartAsync(ActionPoint point, CancellationToken cancel)
    {
        var (now, zone) = (clock.GetUtcNow(), options.Value.ZoneOf(await db.Members.Where(member => member.Id == point.OwnerId).Select(static member => member.TimeZone).FirstOrDefaultAsync(cancel)));
        var (today, _) = WallClock.Show(now, zone);
        (point.PlannedOn, point.RemindedStage, point.SnoozedUntil) = (today, DueDay(point) is { } due ? ReminderStages.Last(due, today) : null, null);
        point.Nudged = point.DueAt > now ? 0 : point.Nudged;
        point.RemindAt = NextAt(point, today, zone);
        if (point is not { IsOpen: true, OwnerId: { } owner })
        {
            point.Number = null;
        }
        else if (point.Number is null || db.Entry(point).Property(static one => one.OwnerId).OriginalValue != owner)
        {
            point.Number = await FreeNumberAsync(owner, point.Id, cancel);
        }
    }

    /// <summary>When its owner has to be reminded next, from a day of theirs on.</summary>
    public DateTimeOffset? NextAt(ActionPoint point, DateOnly from, TimeZoneInfo zone)
    {
        if (point is not { IsOpen: true, OwnerId: not null })
        {
            return null;
        }

        // What was put off is told of when that is over, however short it was.
        var since = point.SnoozedUntil is { } rest && !(point.RemindedOn >= rest) ? rest.AddDays(-ReminderStages.Week) : Later(point.PlannedOn ?? from, point.RemindedOn);
        return WallClock.InstantOf(ReminderStages.Next(DueDay(point), point.RemindedStage, since, Later(from, point.SnoozedUntil)), From, zone);
    }

    /// <summary>The first above those that are open: as long as one is, what a number means does not change.</summary>
    private async Task<int> FreeNumberAsync(long ownerId, long id, CancellationToken cancel)
    {
        var kept = db.ActionPoints.Local.Where(point => point.OwnerId == ownerId && point.Id != id && point.IsOpen).Max(static point => point.Number) ?? 0;
        return Math.Max(kept, await db.ActionPoints.Where(point => point.OwnerId == ownerId && point.Id != id && point.Number != null).MaxAsync(static point => point.Number, cancel) ?? 0) + 1;
    }

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
