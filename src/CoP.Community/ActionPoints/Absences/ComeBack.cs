using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Absences;

/// <summary>Whoever was away is back: what they have to do stays theirs, and what they were not told meanwhile they are told at once.</summary>
public sealed class ComeBack(CommunityDb db, ActionSchedule schedule, Outbox outbox, TimeProvider clock)
{
    /// <summary>Earlier than they have said. How it reads is for whoever calls.</summary>
    /// <returns>What they are welcomed with.</returns>
    public async Task<Result<WelcomedBack>> HandleAsync(Member actor, CancellationToken cancel)
    {
        var member = await db.Members.SingleAsync(one => one.Id == actor.Id, cancel);
        return member.AwayUntil is null ? new NotAway() : await EndAsync(member, cancel);
    }

    /// <summary>By itself, when people are at work again where they live.</summary>
    /// <returns>Whether they were welcomed.</returns>
    public async Task<bool> WelcomeAsync(long memberId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Members.Active(now).FirstOrDefaultAsync(one => one.Id == memberId, cancel) is not { AwayUntil: { } until } member
            || until > now || !WorkingHours.Contain(now, schedule.ZoneOf(member)))
        {
            return false;
        }

        await outbox.TellAsync(memberId, await EndAsync(member, cancel), cancel);
        return true;
    }

    /// <summary>All that they have to do stands in the one message, so that nothing of it is reminded of on the same day.</summary>
    private async Task<WelcomedBack> EndAsync(Member member, CancellationToken cancel)
    {
        var welcome = new WelcomedBack(member.AwayUntil!.Value);
        (member.AwayUntil, member.DeputyId, member.Deputy) = (null, null, null);
        var (today, _) = WallClock.Show(clock.GetUtcNow(), schedule.ZoneOf(member));
        foreach (var point in await schedule.OpenOfAsync(member.Id, cancel))
        {
            point.PassOnAt = null;
            schedule.Told(point, today, schedule.ZoneOf(member));
        }

        await db.SaveChangesAsync(cancel);
        await outbox.ReleaseAsync(member.Id, cancel);
        return welcome;
    }
}
