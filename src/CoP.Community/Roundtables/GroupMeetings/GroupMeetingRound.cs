using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables.GroupMeetings;

/// <summary>The roundtable in small: a group's meeting is published, its members are asked for points, and its leads, or who stands in for them, hear which there are. Its host is asked by what asks the hosts of all meetings.</summary>
public sealed class GroupMeetingRound(
    CommunityDb db, CycleCalendar calendar, CycleAccess access, HostRotation rotation, DraftEvent draft, PublishEvent publish, IRoundtableTexts texts, Outbox outbox,
    IOptions<RoundtableOptions> options, IOptions<CommunityOptions> community)
{
    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (now >= cycle.StartsAt || cycle.GroupId is not { } group || cycle.Group?.EndedAt is not null)
        {
            return;
        }

        if (cycle.EventId is null && calendar.HasCome(cycle, options.Value.MeetingDaysAhead, now))
        {
            await PublishAsync(cycle, group, now, cancel);
        }

        await AskAsync(cycle, group, now, cancel);
    }

    /// <summary>Each of the two once; after a time in which the program was down, only the later.</summary>
    private async Task AskAsync(MeetingCycle cycle, long group, DateTimeOffset now, CancellationToken cancel)
    {
        var today = calendar.DayOf(now);
        var isLate = calendar.HasCome(cycle, options.Value.PointsChasedDaysAhead, now);
        if (cycle.PromptedAt is null && calendar.HasCome(cycle, options.Value.PointsDaysAhead, now))
        {
            cycle.PromptedAt = now;
            await outbox.TellAsync(db.Members.Active(now).Present(now).Where(member => member.Memberships.Any(own => own.GroupId == group)), new PointsWanted(cycle.Id, today), cancel);
        }
        else if (cycle is { PromptedAt: not null, ChasedOn: null } && isLate && calendar.DayOf(cycle.PromptedAt.Value) < today)
        {
            cycle.ChasedOn = today;
            await outbox.TellAsync(await access.StewardsAsync(cycle, cancel), new PointsListed(cycle.Id, today), cancel);
        }
    }

    private async Task PublishAsync(MeetingCycle cycle, long group, DateTimeOffset now, CancellationToken cancel)
    {
        if (await OrganiserAsync(group, now, cancel) is not { } organiser)
        {
            return;
        }

        var series = FormattableString.Invariant($"group-{group}");
        var last = await db.Events.Where(one => one.Series == series && one.HostId != null && one.StartsAt < cycle.StartsAt).OrderByDescending(static one => one.StartsAt).Select(static one => one.HostId).FirstOrDefaultAsync(cancel);
        var plan = new EventDraft(EventKind.GroupMeeting, texts.Title(cycle), texts.Invitation(cycle), cycle.StartsAt, cycle.EndsAt, community.Value.TimeZone, RoomCapacity: null, RemoteCapacity: null, new EventDetails()) { GroupId = group };
        foreach (var host in (await rotation.ReadAsync(group, cancel)).After(last).Select(static host => (long?)host).Append(null))
        {
            if (await draft.HandleAsync(organiser, plan with { HostId = host }, cancel) is { Succeeded: true } drafted)
            {
                (cycle.EventId, cycle.Event, drafted.Value.Series) = (drafted.Value.Id, drafted.Value, series);
                await publish.SubmitAsync(organiser, drafted.Value.Id, cancel);
                return;
            }
        }
    }

    /// <summary>Whoever switched the meetings on, another lead, or a coordinator.</summary>
    private async Task<Member?> OrganiserAsync(long group, DateTimeOffset now, CancellationToken cancel)
    {
        var setBy = await db.MeetingPlans.Where(plan => plan.GroupId == group).Select(static plan => plan.SetById).FirstOrDefaultAsync(cancel);
        return await db.Members.Holders(Permission.LeadOrCoordinate, now, group).Include(static member => member.Memberships)
            .OrderByDescending(member => member.Id == setBy).ThenByDescending(member => member.Memberships.Any(own => own.IsLead && own.GroupId == group)).ThenBy(static member => member.Id).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>A member says what they would like to speak about.</summary>
public sealed class AddMeetingPoint(CommunityDb db, Change change, CycleAccess access, TimeProvider clock)
{
    public const int MostOfOne = 10;

    public Task<Result<MeetingCycle>> HandleAsync(Member actor, long cycleId, string words, CancellationToken cancel) => change.DoAsync(
        access, actor, cycleId, action: null,
        cycle => cycle is { Kind: CycleKind.GroupMeeting } && cycle.IsAhead(clock.GetUtcNow()) ? null : new CycleNotAhead(),
        async cycle =>
        {
            if (await db.MeetingPoints.CountAsync(point => point.CycleId == cycleId && point.MemberId == actor.Id, cancel) >= MostOfOne)
            {
                return new TooManyPoints();
            }

            db.MeetingPoints.Add(new MeetingPoint { CycleId = cycle.Id, MemberId = actor.Id, Words = words, At = clock.GetUtcNow() });
            return null;
        },
        cancel);

    /// <summary>In the order in which they came.</summary>
    public Task<List<MeetingPoint>> OfAsync(long cycleId, CancellationToken cancel) =>
        db.MeetingPoints.AsNoTracking().Include(static point => point.Member).Where(point => point.CycleId == cycleId).OrderBy(static point => point.Id).ToListAsync(cancel);
}
