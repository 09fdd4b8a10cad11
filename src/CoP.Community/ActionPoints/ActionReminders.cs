using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.ActionPoints;

/// <summary>Reminds members of what they have to do: one message a day at most, on working days, by the clocks of each. Whoever is away is left alone, until they have been welcomed back.</summary>
public sealed class ActionReminders(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "action-reminders";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>Thousands are due on one morning, and none of them in a hurry: see <c>bench … reminders</c>.</summary>
    public int Rest => 8;

    /// <summary>The members who have something due: found by the action points, of which mostly none is.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var there = db.Members.Active(now).Where(static member => member.AwayUntil == null);
        return db.ActionPoints.Where(point => point.RemindAt <= now && there.Any(member => member.Id == point.OwnerId)).Select(static point => point.OwnerId!.Value).Distinct();
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<ActionReminder>().RemindAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="ActionReminders"/>: all that a member has to hear of now.</summary>
public sealed class ActionReminder(CommunityDb db, ActionSchedule schedule, Outbox outbox)
{
    /// <returns>Whether anything was due.</returns>
    public async Task<bool> RemindAsync(long memberId, DateTimeOffset now, CancellationToken cancel)
    {
        var member = await db.Members.FirstOrDefaultAsync(one => one.Id == memberId, cancel);
        var due = await db.ActionPoints.Where(point => point.OwnerId == memberId && point.RemindAt <= now).ToListAsync(cancel);
        if (member is not { AwayUntil: null } || !member.IsActive(now) || due.Count == 0)
        {
            return false;
        }

        var zone = schedule.ZoneOf(member);
        var (today, time) = WallClock.Show(now, zone);
        if (time < WorkingHours.From || time >= WorkingHours.Until || await IsToldAsync(memberId, today, cancel))
        {
            var from = time < WorkingHours.From ? today : today.AddDays(1);
            due.ForEach(point => point.RemindAt = schedule.NextAt(point, from, zone));
            return true;
        }

        // On a day of rest nothing is due before the next working day.
        var told = Ordered(due.Where(point => schedule.NextAt(point, today, zone) <= now)).ToList();
        told.ForEach(point => schedule.Told(point, today, zone));
        due.Except(told).ToList().ForEach(point => point.RemindAt = schedule.NextAt(point, today.AddDays(1), zone));
        if (told.Count > 0)
        {
            await outbox.TellAsync(memberId, new ActionPointsDue(today, told.ConvertAll(static point => point.Id)), cancel);
        }

        return true;
    }

    private static IEnumerable<ActionPoint> Ordered(IEnumerable<ActionPoint> due) =>
        due.OrderBy(static point => point.DueAt ?? DateTimeOffset.MaxValue).ThenBy(static point => point.Id);

    private Task<bool> IsToldAsync(long memberId, DateOnly today, CancellationToken cancel)
    {
        var key = Outbox.KeyOf(memberId, new ActionPointsDue(today, []));
        return db.Outbox.Where(row => row.DedupeKey == key).Select(static row => row.Id).Concat(db.DigestItems.Where(item => item.DedupeKey == key).Select(static item => item.Id)).AnyAsync(cancel);
    }
}

/// <summary>Nothing is left without somebody who does it: what was a member's who takes no part any more goes to the lead of its group, else to a coordinator; so does what nobody has taken from somebody who is away.</summary>
public sealed class ActionHeirs(ITransactions transactions) : IDueWork
{
    public string Name => "action-heirs";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var active = db.Members.Active(now);
        return db.ActionPoints.Where(point => point.State == ActionPointState.Proposed || point.State == ActionPointState.Open)
            .Where(point => point.PassOnAt <= now
                || ((point.OwnerId != null || !active.Any(member => member.OrganisationId == point.OrganisationId)) && !active.Any(member => member.Id == point.OwnerId)))
            .Select(static point => point.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<ActionHeir>().HandAsync(id, token), cancel);
}

/// <summary>One step of <see cref="ActionHeirs"/>.</summary>
public sealed class ActionHeir(CommunityDb db, ActionPointAccess access, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <returns>Whether somebody has it now.</returns>
    public async Task<bool> HandAsync(long id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await access.LoadAsync(id, cancel) is not { IsOpen: true } point || (point.Owner?.IsActive(now) == true && !(point.PassOnAt <= now)))
        {
            return false;
        }

        var isAway = point.Owner?.IsActive(now) == true;
        if (isAway && !point.Owner!.IsAway(now))
        {
            point.PassOnAt = null;
            return true;
        }

        if (await access.HeirAsync(await access.OverseersAsync(point, cancel), except: point.OwnerId, point.GivenById, isAway, cancel) is not { } heir)
        {
            return false;
        }

        var before = point.Owner?.Name;
        (point.OwnerId, point.HandToId, point.State) = (heir, null, ActionPointState.Open);
        point.Note(by: null, ActionNoteKind.Handed, words: null, now);
        await schedule.RestartAsync(point, cancel);
        await db.SaveChangesAsync(cancel);
        await outbox.TellAsync(heir, new ActionPointNews(id, isAway ? ActionNews.PassedOn : ActionNews.Inherited, before, Words: null, point.Revision), cancel);
        await outbox.RefreshAsync(point.Subject, cancel);
        return true;
    }
}
