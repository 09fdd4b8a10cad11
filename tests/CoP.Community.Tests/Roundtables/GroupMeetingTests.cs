using CoP.Community.Events;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;

namespace CoP.Community.Tests.Roundtables;

/// <summary>The monthly meetings of working groups.</summary>
public sealed class GroupMeetingTests
{
    [Fact]
    public async Task Meetings_ArePublished_AskedAbout_AndWantTheirMinutes()
    {
        await using var fixture = await RoundtableFixture.BuildAsync(groups: 1);
        var (group, lead) = (fixture.Groups[0], fixture.Leads[fixture.Groups[0]][0]);
        var member = await fixture.Community.MemberAsync("Member", group: group);
        Assert.IsType<CycleNotFound>((await SetAsync(fixture, member)).Refusal);
        Assert.Null((await SetAsync(fixture, lead)).Refusal);
        var days = await fixture.Community.ReadAsync(db => db.MeetingCycles.Where(one => one.GroupId == group).OrderBy(static one => one.StartsAt).Select(static one => one.StartsAt).ToListAsync());
        Assert.Equal([new(2027, 1, 5), new(2027, 2, 2), new(2027, 3, 2), new DateOnly(2027, 4, 6)], days.Select(static at => WallClock.Show(at, RoundtableFixture.Nairobi).Day));

        var meeting = new DateOnly(2027, 2, 2);
        for (var day = fixture.Today; day <= meeting.AddDays(1); day = day.AddDays(1))
        {
            fixture.GoTo(day);
            await fixture.LookAsync();
        }

        var cycle = await fixture.Community.ReadAsync(db => db.MeetingCycles.Include(static one => one.Event).SingleAsync(one => one.Period == CycleCalendar.PeriodOf(group, meeting)));
        Assert.Equal((EventKind.GroupMeeting, lead), (cycle.Event!.Kind, cycle.Event.OrganiserId));
        Assert.NotNull(cycle.Event.PublishedAt);
        Assert.Equal(CycleState.Held, cycle.State);
        Assert.Equal(3, (await fixture.ToldAsync<PointsWanted>()).Count(row => row.Notice.CycleId == cycle.Id));
        Assert.Equal(2, (await fixture.ToldAsync<PointsListed>()).Count(row => row.Notice.CycleId == cycle.Id));
        Assert.Equal(fixture.Leads[group].Order(), (await fixture.ToldAsync<MinutesWanted>()).Where(row => row.Notice.CycleId == cycle.Id).Select(static row => row.Member).Order());
    }

    [Fact]
    public async Task Stopped_PlansNoMore_AndKeepsWhatIsPublished()
    {
        await using var fixture = await RoundtableFixture.BuildAsync(groups: 1);
        var (group, lead) = (fixture.Groups[0], fixture.Leads[fixture.Groups[0]][0]);
        await SetAsync(fixture, lead);
        fixture.GoTo(new DateOnly(2027, 1, 13));
        await fixture.LookAsync();
        Assert.Null((await fixture.Community.As(lead, (SetMeetingPlan plans, Member me) => plans.StopAsync(me, group, default))).Refusal);
        Assert.IsType<NoMeetingPlan>((await fixture.Community.As(lead, (SetMeetingPlan plans, Member me) => plans.StopAsync(me, group, default))).Refusal);
        await fixture.LookAsync();
        Assert.All(await fixture.Community.ReadAsync(db => db.MeetingCycles.Where(one => one.GroupId == group).ToListAsync()), static one => Assert.True(one.EventId is not null || one.State != CycleState.Planned));
    }

    private static Task<Result<MeetingPlan>> SetAsync(RoundtableFixture fixture, long by) =>
        fixture.Community.As(by, (SetMeetingPlan plans, Member me) => plans.HandleAsync(me, fixture.Groups[0], week: 1, DayOfWeek.Tuesday, new TimeOnly(10, 0), default));
}
