using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>Nobody hears of the same thing twice on one day, in quiet hours, on a day of rest, or when it is done.</summary>
public sealed class NudgeGuardTests
{
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LateOnTheDayOfTheList_TheLeadReadsItThere_AndOnOtherDaysByItself_Once(bool listFirst)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        await fixture.OpenAsync(fixture.Draft(days: monday.AddDays(-4).DayNumber - fixture.Today.DayNumber));
        await fixture.OpenAsync(fixture.Draft(days: monday.AddDays(-3).DayNumber - fixture.Today.DayNumber));
        fixture.GoTo(monday);
        await fixture.LookAsync(listFirst ? ["action-weeks", "action-nudges"] : ["action-nudges", "action-weeks"]);
        fixture.GoTo(monday, hour: 15);
        await fixture.LookAsync("action-nudges", "action-weeks");
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<GroupActionPoints>());
        Assert.Empty(await fixture.ToldAsync<ActionPointLate>());
        fixture.GoTo(monday.AddDays(1));
        await fixture.LookAsync("action-nudges", "action-weeks");
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<ActionPointLate>());
    }

    [Fact]
    public async Task TheList_AfterDaysOnWhichTheProgramWasDown_ComesOnAWorkingDay_WhilePeopleAreAtWork()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 200));
        var monday = Monday(fixture, weeks: 3); // The 14th of December; the 12th is a holiday on a Saturday.
        foreach (var (day, hour) in new[] { (5, 10), (6, 10), (7, 7), (7, 20) })
        {
            fixture.GoTo(monday.AddDays(day), hour);
            await fixture.LookAsync("action-weeks", "action-nudges");
        }

        Assert.Empty(await fixture.ToldAsync<GroupActionPoints>());
        fixture.GoTo(monday.AddDays(11), hour: 10); // Christmas on a Friday.
        await fixture.LookAsync("action-weeks", "action-nudges");
        Assert.Empty(await fixture.ToldAsync<GroupActionPoints>());
        fixture.GoTo(monday.AddDays(14), hour: 10);
        await fixture.LookAsync("action-weeks");
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<GroupActionPoints>());
    }

    [Fact]
    public async Task Chased_OnADayOfRestOrAtNight_TheyHearOfItOnTheNextWorkingDay_AndNotInAReminderAsWell()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        var id = await fixture.OpenAsync(fixture.Draft(days: monday.DayNumber - fixture.Today.DayNumber));
        fixture.GoTo(monday.AddDays(-3), hour: 22);
        Assert.Null((await ChaseAsync(fixture, fixture.Lead, id)).Refusal);
        fixture.GoTo(monday.AddDays(-1));
        Assert.Equal(new ActionRemindedToday("Owner"), (await ChaseAsync(fixture, fixture.Giver, id)).Refusal);
        var row = await fixture.Community.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<ActionPointChased>()));
        Assert.Equal((monday, new TimeOnly(9, 0)), WallClock.Show(row.NotBefore, Nairobi));
        fixture.GoTo(monday);
        await fixture.LookAsync("action-reminders");
        Assert.Empty(await fixture.ToldAsync<ActionPointsDue>());
        fixture.GoTo(monday.AddDays(1));
        await fixture.LookAsync("action-reminders");
        Assert.Single(await fixture.ToldAsync<ActionPointsDue>());
    }

    [Fact]
    public async Task Chased_AfterAReminderOfTheSameDay_IsRefused_AndOnTheNextDayIsNot()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        var id = await fixture.OpenAsync(fixture.Draft(days: monday.DayNumber - fixture.Today.DayNumber));
        fixture.GoTo(monday);
        await fixture.LookAsync("action-reminders");
        Assert.Equal(new ActionRemindedToday("Owner"), (await ChaseAsync(fixture, fixture.Lead, id)).Refusal);
        fixture.GoTo(monday.AddDays(2));
        Assert.Null((await ChaseAsync(fixture, fixture.Lead, id)).Refusal);
        Assert.Equal(new ActionRemindedToday("Owner"), (await ChaseAsync(fixture, fixture.Giver, id)).Refusal);
        Assert.Single(await fixture.ToldAsync<ActionPointChased>());
    }

    [Fact]
    public async Task Chased_ForTheNextWorkingDay_AndThenMovedOrPutOff_TheyAreNotRemindedOnThatDayAsWell()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        var (moved, off) = (await fixture.OpenAsync(fixture.Draft(days: 40)), await fixture.OpenAsync(fixture.Draft(days: null)));
        fixture.GoTo(monday.AddDays(-1));
        Assert.Null((await ChaseAsync(fixture, fixture.Lead, moved)).Refusal);
        Assert.Null((await ChaseAsync(fixture, fixture.Lead, off)).Refusal);
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.MoveAsync(me, moved, monday.AddDays(1), reason: null, default));
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.SnoozeAsync(me, off, days: 1, default));
        fixture.GoTo(monday);
        await fixture.LookAsync("action-reminders");
        Assert.Empty(await fixture.ToldAsync<ActionPointsDue>());
        fixture.GoTo(monday.AddDays(1));
        await fixture.LookAsync("action-reminders");
        Assert.Single(await fixture.ToldAsync<ActionPointsDue>());
    }

    [Fact]
    public async Task TheList_CalledLateOnADayOfRest_IsLeftToTheNextWeek()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 200));
        var monday = Monday(fixture, weeks: 2);
        foreach (var (day, told) in new[] { (-2, 0), (-1, 0), (0, 1) })
        {
            fixture.GoTo(monday.AddDays(day));
            await fixture.LookAsync("action-weeks");
            Assert.Equal(told, (await fixture.ToldAsync<GroupActionPoints>()).Count);
        }
    }

    [Fact]
    public async Task WhatBecomesTheirs_OnADayOfRest_TheyHearOfOnTheNextWorkingDay()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        var id = await fixture.OpenAsync();
        fixture.GoTo(monday.AddDays(-1));
        await fixture.SetStatusAsync(fixture.Owner, MemberStatus.Suspended);
        await fixture.LookAsync("action-heirs");
        Assert.Equal(fixture.Lead, (await fixture.ReadAsync(id)).OwnerId);
        var rows = await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.MemberId == fixture.Lead && row.NoticeType == NoticeJson.NameOf<ActionPointNews>()).ToListAsync());
        Assert.Equal((monday, new TimeOnly(9, 0)), WallClock.Show(rows.Single(static row => ((ActionPointNews)NoticeJson.Read(row.NoticeType!, row.Body)).What == ActionNews.Inherited).NotBefore, Nairobi));
    }

    [Fact]
    public async Task WhatIsDone_IsNotNudged_NorChased()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var monday = Monday(fixture, weeks: 2);
        var id = await fixture.OpenAsync(fixture.Draft(days: 1));
        await fixture.DoneAsync(fixture.Owner, id);
        fixture.GoTo(monday.AddDays(1));
        Assert.False(await fixture.Community.DoAsync((ActionNudge nudge) => nudge.NudgeAsync(id, [TimeSpan.FromDays(3)], default)));
        await fixture.LookAsync("action-weeks", "action-nudges", "action-reminders");
        Assert.IsType<ActionPointIsOver>((await ChaseAsync(fixture, fixture.Lead, id)).Refusal);
        Assert.Empty((await fixture.ToldAsync<ActionPointLate>()).Concat(await fixture.ToldAsync<GroupActionPoints>()).Concat(await fixture.ToldAsync<ActionPointsDue>()));
    }

    private static Task<Result<ActionPoint>> ChaseAsync(ActionFixture fixture, long by, long id) => fixture.Community.As(by, (OverseeActionPoint oversee, Member me) => oversee.ChaseAsync(me, id, default));

    private static DateOnly Monday(ActionFixture fixture, int weeks) => Enumerable.Range(0, 7).Select(days => fixture.Today.AddDays((7 * weeks) + days)).First(static day => day.DayOfWeek == DayOfWeek.Monday);
}
