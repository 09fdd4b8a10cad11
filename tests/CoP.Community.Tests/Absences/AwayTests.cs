using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Events.Feedback;
using CoP.Community.Tests.ActionPoints;

namespace CoP.Community.Tests.Absences;

/// <summary>Whoever is away is left alone, what they have to do is not left lying, and they are welcomed back once.</summary>
public sealed class AwayTests
{
    [Fact]
    public async Task AwayLong_WhatNobodyTakes_GoesToTheLead_AfterThreeWorkingDays_AndWhatIsKeptStays()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var (left, kept, taken) = (await fixture.OpenAsync(fixture.Draft(days: 90)), await fixture.OpenAsync(fixture.Draft(days: 90)), await fixture.OpenAsync(fixture.Draft(days: 90)));
        Assert.Null((await fixture.AwayAsync(fixture.Owner, days: 30, deputy: fixture.Giver)).Refusal);
        Assert.Equal([fixture.Giver], await fixture.ToldAsync<DeputyNamed>());
        Assert.Null((await fixture.Community.As(fixture.Owner, (PassOnActionPoint pass, Member me) => pass.KeepAsync(me, kept, default))).Refusal);
        Assert.Equal(2, (await fixture.Community.As(fixture.Owner, (PassOnActionPoint pass, Member me) => pass.AllToDeputyAsync(me, default))).Value);
        Assert.Null((await fixture.AcceptAsync(fixture.Giver, taken)).Refusal);

        var deadline = (await fixture.ReadAsync(left)).PassOnAt!.Value;
        Assert.Equal(3, fixture.WorkdaysUntil(deadline));
        await fixture.GoToAsync(deadline.AddMinutes(-1));
        Assert.Equal(fixture.Owner, (await fixture.ReadAsync(left)).OwnerId);
        await fixture.GoToAsync(deadline);
        Assert.Equal([fixture.Lead, fixture.Owner, fixture.Giver], [(await fixture.ReadAsync(left)).OwnerId, (await fixture.ReadAsync(kept)).OwnerId, (await fixture.ReadAsync(taken)).OwnerId]);
        Assert.Equal([(fixture.Lead, ActionNews.PassedOn)], (await fixture.NewsAsync()).Where(static news => news.What == ActionNews.PassedOn));
    }

    [Fact]
    public async Task AwayShortly_OnlyWhatIsDueMeanwhile_IsAskedAbout()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var (during, after) = (await fixture.OpenAsync(fixture.Draft(days: 5)), await fixture.OpenAsync(fixture.Draft(days: 20)));
        await fixture.AwayAsync(fixture.Owner, days: 9);
        Assert.NotNull((await fixture.ReadAsync(during)).PassOnAt);
        Assert.Null((await fixture.ReadAsync(after)).PassOnAt);
    }

    [Fact]
    public async Task Asked_WhileTheyAreAway_WithoutAYes_ItGoesToTheLead()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.AwayAsync(fixture.Owner, days: 9);
        var asked = (await fixture.AddAsync(fixture.Draft(days: 60))).Value;
        await fixture.GoToAsync(asked.PassOnAt!.Value);
        var now = await fixture.ReadAsync(asked.Id);
        Assert.Equal((fixture.Lead, ActionPointState.Open), (now.OwnerId, now.State));
    }

    [Fact]
    public async Task WhileAway_NothingIsRemindedOf_AndOneMessageWelcomesThem_OnTheFirstWorkingDay()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 3) with { GroupId = null });
        await fixture.OpenAsync(fixture.Draft(days: 12) with { GroupId = null });
        await fixture.KeepAllAsync(fixture.Owner, days: 11);
        var back = PublicHolidays.NextWorkday(fixture.Today.AddDays(11 + 1));
        for (var day = fixture.Today.AddDays(1); day < back; day = day.AddDays(1))
        {
            fixture.GoTo(day);
            await fixture.LookAsync("absence-ends", "action-heirs", "action-reminders");
        }

        Assert.Empty(await fixture.ToldAsync<ActionPointsDue>());
        Assert.Empty(await fixture.ToldAsync<WelcomedBack>());
        fixture.GoTo(back, hour: 7);
        await fixture.LookAsync("absence-ends", "action-reminders");
        Assert.Empty(await fixture.ToldAsync<WelcomedBack>());
        foreach (var hour in new[] { 9, 12, 15 })
        {
            fixture.GoTo(back, hour);
            await fixture.LookAsync("absence-ends", "action-reminders");
        }

        Assert.Equal([fixture.Owner], await fixture.ToldAsync<WelcomedBack>());
        Assert.Empty(await fixture.ToldAsync<ActionPointsDue>());
        Assert.Null(await fixture.Community.ReadAsync(db => db.Members.Where(member => member.Id == fixture.Owner).Select(static member => member.AwayUntil).SingleAsync()));
    }

    [Fact]
    public async Task BackEarly_WhatWasKeptForThem_ComesAtOnce_AndWhatTheyDoStaysTheirs()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync(fixture.Draft(days: 60));
        await fixture.AwayAsync(fixture.Owner, days: 40);
        await fixture.TellOneAndManyAsync(fixture.Owner, new FeedbackWanted(1, Again: false), new FeedbackWanted(2, Again: false));
        var rows = await fixture.KeptAsync<FeedbackWanted>();
        Assert.All(rows, row => Assert.True(row.State == OutboxState.Parked && WallClock.Show(row.NotBefore, Zone) == (PublicHolidays.NextWorkday(fixture.Today.AddDays(41)), new TimeOnly(9, 0))));
        Assert.Equal(2, rows.Count);

        fixture.GoTo(fixture.Today.AddDays(2));
        Assert.Null((await fixture.Community.As(fixture.Owner, (ComeBack back, Member me) => back.HandleAsync(me, default))).Refusal);
        Assert.All(await fixture.KeptAsync<FeedbackWanted>(), row => Assert.Equal(fixture.Community.Now, row.NotBefore));
        Assert.Null((await fixture.ReadAsync(id)).PassOnAt);
        fixture.GoTo(fixture.Today.AddDays(30));
        await fixture.LookAsync("action-heirs");
        Assert.Equal(fixture.Owner, (await fixture.ReadAsync(id)).OwnerId);
        Assert.IsType<NotAway>((await fixture.Community.As(fixture.Owner, (ComeBack back, Member me) => back.HandleAsync(me, default))).Refusal);
    }

    [Fact]
    public async Task WhileALeadIsAway_TheListAndNudges_AreOfAnotherLead_OrOfACoordinator()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        await fixture.OpenAsync(fixture.Draft(days: 1));
        await fixture.AwayAsync(fixture.Lead, days: 13);
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(6)));
        await fixture.LookAsync("action-weeks");
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<GroupActionPoints>());
        fixture.GoTo(fixture.Today.AddDays(1));
        await fixture.LookAsync("action-nudges");
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<ActionPointLate>());

        await fixture.Community.AddAsync(new GroupMembership { GroupId = fixture.Group, MemberId = fixture.Outsider, IsLead = true });
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(5)));
        await fixture.LookAsync("action-weeks");
        Assert.Equal([fixture.Coordinator, fixture.Outsider], await fixture.ToldAsync<GroupActionPoints>());
    }

    [Fact]
    public async Task Away_CannotBeChased_NorStandIn_NorEndBeforeToday_NorLastForYears()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        await fixture.AwayAsync(fixture.Owner, days: 3);
        Assert.Equal(new ActionOwnerAway("Owner"), (await fixture.Community.As(fixture.Lead, (OverseeActionPoint oversee, Member me) => oversee.ChaseAsync(me, id, default))).Refusal);
        Assert.IsType<DeputyNotThere>((await fixture.AwayAsync(fixture.Giver, days: 3, deputy: fixture.Owner)).Refusal);
        Assert.IsType<DeputyNotThere>((await fixture.AwayAsync(fixture.Giver, days: 3, deputy: fixture.Giver)).Refusal);
        Assert.IsType<AbsenceIsOver>((await fixture.AwayAsync(fixture.Giver, days: -1)).Refusal);
        Assert.IsType<AbsenceTooLong>((await fixture.AwayAsync(fixture.Giver, days: 400)).Refusal);
        Assert.Null((await fixture.AwayAsync(fixture.Giver, days: 0)).Refusal);
        var other = await fixture.OpenAsync(fixture.Draft() with { MemberId = fixture.Outsider });
        Assert.IsType<NotYourActionPoint>((await fixture.Community.As(fixture.Giver, (PassOnActionPoint pass, Member me) => pass.KeepAsync(me, other, default))).Refusal);
    }

    [Fact]
    public async Task WhileAway_NoQuestionIsPutToThem_AndTheirQuestionsGoToOthers()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.As(fixture.Peer, (GoAway away, Member me) => away.HandleAsync(me, DateOnly.FromDateTime(fixture.Community.Now.UtcDateTime).AddDays(5), deputyId: null, default));
        var id = await fixture.AskAsync();
        Assert.Equal([fixture.Other], (await fixture.AskedAsync(id)).Select(static request => request.MemberId));
        Assert.Equal(new PeerNotAvailable("Peer"), (await fixture.Community.As(fixture.Other, (PassQuestion pass, Member me) => pass.HandleAsync(me, id, fixture.Peer, default))).Refusal);
    }

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");
}
