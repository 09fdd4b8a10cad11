using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>What those who look after action points hear, and when.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task Late_TellsTheLeadAfterThreeDays_AndCoordinatorsAfterSeven_OnceEach()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 4)); // Three days late on a Saturday.
        var due = fixture.Today.AddDays(4);
        Dictionary<int, (int Lead, int Coordinator)> told = [];
        var before = 0;
        for (var late = 1; late <= 14; late++)
        {
            fixture.GoTo(due.AddDays(late), hour: 7);
            await fixture.LookAsync("action-nudges", "action-weeks"); // Before people are at work.
            fixture.GoTo(due.AddDays(late), hour: 10);
            await fixture.LookAsync("action-nudges", "action-weeks");
            var all = await fixture.ToldAsync<ActionPointLate>();
            var listed = (await fixture.ToldAsync<GroupActionPoints>()).Count(id => id == fixture.Lead);
            Assert.Equal(0, all.Count(id => id == fixture.Lead)); // It fell on the day of the list, which says it.
            before = late <= 3 ? listed : before;
            told[late] = (Math.Min(1, listed - before), all.Count(id => id == fixture.Coordinator));
        }

        Assert.All(told, day => Assert.Equal(day.Key > 3 && FirstWorkday(due.AddDays(4)) <= due.AddDays(day.Key) ? 1 : 0, day.Value.Lead));
        Assert.All(told, day => Assert.Equal(day.Key > 7 && FirstWorkday(due.AddDays(8)) <= due.AddDays(day.Key) ? 1 : 0, day.Value.Coordinator));
    }

    [Fact]
    public async Task Late_IsToldAnew_WhenANewDayHasPassed_AndNotOfWhatIsDone()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var (moved, done) = (await fixture.OpenAsync(fixture.Draft(days: 1)), await fixture.OpenAsync(fixture.Draft(days: 1)));
        await fixture.DoneAsync(fixture.Owner, done);
        await AfterTheListAsync(fixture, days: 6);
        Assert.Equal([fixture.Lead], await fixture.ToldAsync<ActionPointLate>());

        await fixture.WorkAsync(fixture.Owner, (work, me) => work.MoveAsync(me, moved, fixture.Today.AddDays(1), null, default));
        await AfterTheListAsync(fixture, days: 6);
        Assert.Equal([fixture.Lead, fixture.Lead], await fixture.ToldAsync<ActionPointLate>());
    }

    [Fact]
    public async Task AfterAWeekOfSilence_WhoeverIsBoth_HearsOfItOnce()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 1) with { GroupId = null, Readers = ActionReaders.Members });
        await fixture.Community.ChangeAsync(static db => db.ActionPoints.ExecuteUpdateAsync(static set => set.SetProperty(static point => point.GroupId, (long?)null)));
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(12)));
        await fixture.LookAsync("action-nudges");
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<ActionPointLate>());
    }

    [Fact]
    public async Task TheWeek_IsListedOnce_ToLeads_WhileSomethingIsOpen()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync(fixture.Draft(days: 60));
        var first = fixture.Today;
        List<int> counts = [];
        for (var day = first; day < first.AddDays(28); day = day.AddDays(1))
        {
            fixture.GoTo(day, hour: 9);
            await fixture.LookAsync("action-weeks");
            counts.Add((await fixture.ToldAsync<GroupActionPoints>()).Count);
        }

        Assert.Equal(4, counts[^1]);
        Assert.All(counts.Zip(counts.Skip(1)).Select((pair, at) => (Day: first.AddDays(at + 1), Rise: pair.Second - pair.First)).Where(static step => step.Rise > 0), static step => Assert.Equal(DayOfWeek.Monday, step.Day.DayOfWeek));
        await fixture.DoneAsync(fixture.Owner, id);
        fixture.GoTo(fixture.Today.AddDays(14));
        await fixture.LookAsync("action-weeks");
        Assert.Equal(4, (await fixture.ToldAsync<GroupActionPoints>()).Count);
        Assert.All(await fixture.ToldAsync<GroupActionPoints>(), told => Assert.Equal(fixture.Lead, told));
    }

    [Fact]
    public async Task WhatComesUpLaterOnADay_OnWhichTheyWereToldAlready_WaitsForTheNext_AndIsNotLost()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 1));
        var second = await fixture.OpenAsync(fixture.Draft(days: 1));
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(2)));
        await LaterAsync(fixture, second, fixture.Community.Now.AddHours(2));
        await fixture.LookAsync("action-reminders");
        fixture.GoTo(fixture.Today, hour: 12);
        await fixture.LookAsync("action-reminders");
        Assert.Single(await fixture.ToldAsync<ActionPointsDue>());

        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(1)));
        await fixture.LookAsync("action-reminders");
        Assert.Equal(2, (await fixture.ToldAsync<ActionPointsDue>()).Count);
        Assert.Equal((await fixture.ReadAsync(second)).RemindedOn, fixture.Today);
    }

    [Fact]
    public async Task WhoeverIsAway_IsLeftAlone_AndToldWhenTheyAreBack()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 1));
        Task<int> SetAsync(bool there) => fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Owner).ExecuteUpdateAsync(set => set.SetProperty(static member => member.AwayUntil, there ? null : DateTimeOffset.MaxValue)));
        await SetAsync(there: false);
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(2)));
        await fixture.LookAsync("action-reminders");
        Assert.False(await fixture.Community.DoAsync((ActionReminder reminder) => reminder.RemindAsync(fixture.Owner, fixture.Community.Now, default)));
        Assert.Empty(await fixture.ToldAsync<ActionPointsDue>());

        await SetAsync(there: true);
        await fixture.LookAsync("action-reminders");
        Assert.Single(await fixture.ToldAsync<ActionPointsDue>());
    }

    /// <summary>To a day on which the list of the week has been told already.</summary>
    private static async Task AfterTheListAsync(ActionFixture fixture, int days)
    {
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(days)));
        await fixture.LookAsync("action-weeks");
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(1)));
        await fixture.LookAsync("action-weeks");
        fixture.GoTo(fixture.Today.DayOfWeek == DayOfWeek.Monday ? fixture.Today.AddDays(1) : fixture.Today);
        await fixture.LookAsync("action-nudges");
    }

    private static Task<int> LaterAsync(ActionFixture fixture, long id, DateTimeOffset at) =>
        fixture.Community.ChangeAsync(db => db.ActionPoints.Where(point => point.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static point => point.RemindAt, at)));

    private static DateOnly FirstWorkday(DateOnly day) => PublicHolidays.NextWorkday(day);
}
