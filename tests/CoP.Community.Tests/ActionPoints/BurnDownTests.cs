using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>What was open week by week, reckoned from when each was written down and when it ended.</summary>
public sealed class BurnDownTests
{
    [Fact]
    public async Task Weeks_AreReckonedFromStoredFacts_AlsoOfRowsOfBefore()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var now = fixture.Community.Now;
        await AddAsync(fixture, begun: now.AddDays(-400)); // Open since before the weeks that are shown.
        await AddAsync(fixture, begun: now.AddDays(-35), ended: now.AddDays(-14), due: now.AddDays(-21));
        await AddAsync(fixture, begun: now.AddDays(-400), ended: null, state: ActionPointState.Done); // Carried over without a time.
        await AddAsync(fixture, begun: now.AddDays(-21), ended: now.AddDays(-7), state: ActionPointState.Dropped);
        await AddAsync(fixture, begun: now, due: now.AddHours(-1));
        await AddAsync(fixture, begun: now, group: null);
        var weeks = (await ReadAsync(fixture, fixture.Lead)).Value.Weeks;
        Assert.Equal(BurnDown.Weeks, weeks.Count);
        Assert.Equal([(1, 0, 0, 0), (2, 1, 0, 0), (2, 0, 0, 0), (3, 1, 0, 1), (2, 0, 1, 0), (1, 0, 0, 0), (2, 1, 0, 1)], weeks.TakeLast(7).Select(static week => (week.Open, week.Added, week.Done, week.Overdue)));
        Assert.All(weeks, static week => Assert.Equal(DayOfWeek.Monday, week.From.DayOfWeek));
    }

    [Fact]
    public async Task AGroupsOwn_IsForItsMembersAndCoordinators()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        Assert.IsType<NotYourGroup>((await ReadAsync(fixture, fixture.Outsider)).Refusal);
        Assert.Null((await ReadAsync(fixture, fixture.Coordinator)).Refusal);
        Assert.All((await ReadAsync(fixture, fixture.Owner)).Value.Weeks, static week => Assert.Equal((0, 0, 0, 0), (week.Open, week.Added, week.Done, week.Overdue)));
        await fixture.SetStatusAsync(fixture.Owner, MemberStatus.Suspended);
        Assert.IsType<NotYourGroup>((await ReadAsync(fixture, fixture.Owner)).Refusal);
    }

    private static Task<Result<BurnDownOf>> ReadAsync(ActionFixture fixture, long member) => fixture.Community.As(member, (BurnDown burnDown, Member me) => burnDown.ReadAsync(me, fixture.Group, default));

    private static Task<ActionPoint> AddAsync(ActionFixture fixture, DateTimeOffset begun, DateTimeOffset? ended = null, DateTimeOffset? due = null, ActionPointState? state = null, long? group = -1) => fixture.Community.AddAsync(new ActionPoint
    {
        Words = "Send the list of wards.",
        OwnerId = fixture.Owner,
        GroupId = group == -1 ? fixture.Group : group,
        CreatedAt = begun,
        ClosedAt = ended,
        DoneAt = state == ActionPointState.Dropped ? null : ended,
        DueAt = due,
        State = state ?? (ended is null ? ActionPointState.Open : ActionPointState.Done),
    });
}
