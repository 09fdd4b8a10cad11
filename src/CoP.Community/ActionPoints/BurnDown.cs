using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.ActionPoints;

/// <summary>How it stood at the end of a week, and what came and went in it.</summary>
/// <param name="From">Its Monday.</param>
/// <param name="Overdue">Of the open ones, by the day that they have now.</param>
public sealed record BurnDownWeek(DateOnly From, int Open, int Added, int Done, int Overdue);

/// <summary>The weeks of one group, the last one as far as it has come.</summary>
public sealed record BurnDownOf(Group Group, IReadOnlyList<BurnDownWeek> Weeks);

/// <summary>Reckons from when each was written down and when it ended how many a group had open week by week. Whoever may read the group's list may read it.</summary>
public sealed class BurnDown(CommunityDb db, ActionPointAccess access, TimeProvider clock, IOptions<CommunityOptions> options)
{
    public const int Weeks = 26;

    public async Task<Result<BurnDownOf>> ReadAsync(Member actor, long groupId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var group = await db.Groups.FirstOrDefaultAsync(one => one.Id == groupId, cancel);
        var isTheirs = actor.IsActive(now) && actor.Memberships.Exists(own => own.GroupId == groupId);
        if (group is null || !(isTheirs || Permissions.Allows(actor, Permission.Coordinate, now)))
        {
            return new NotYourGroup();
        }

        var all = await access.Seen(actor).Where(point => point.GroupId == groupId)
            .Select(static point => new Fact(point.CreatedAt, point.DoneAt ?? point.ClosedAt, point.DueAt, point.State)).ToListAsync(cancel);
        return new BurnDownOf(group, [.. Enumerable.Range(0, Weeks).Reverse().Select(back => Week(all, back, now))]);
    }

    private BurnDownWeek Week(List<Fact> all, int back, DateTimeOffset now)
    {
        var (today, _) = WallClock.Show(now, options.Value.Zone);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - (7 * back));
        var (from, to) = (WallClock.InstantOf(monday, TimeOnly.MinValue, options.Value.Zone), WallClock.EndOf(monday.AddDays(6), options.Value.Zone));
        var end = to < now ? to : now;
        var open = all.FindAll(one => one.Began <= end && !(one.Ended <= end));
        return new BurnDownWeek(
            monday, open.Count,
            all.Count(one => one.Began >= from && one.Began <= end && one.Began < to),
            all.Count(one => one.IsDone && one.Ended >= from && one.Ended < to),
            open.Count(one => one.Due <= end));
    }

    /// <summary>What ended without a time, as rows of before may have, ended when it began: it is nowhere open.</summary>
    private sealed record Fact(DateTimeOffset Began, DateTimeOffset? EndedAt, DateTimeOffset? Due, ActionPointState State)
    {
        public DateTimeOffset? Ended => State is ActionPointState.Proposed or ActionPointState.Open ? null : EndedAt ?? Began;

        public bool IsDone => State is ActionPointState.Done or ActionPointState.Confirmed;
    }
}
