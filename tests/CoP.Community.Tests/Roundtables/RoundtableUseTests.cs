using CoP.Community.ActionPoints;
using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Community.Roundtables;

namespace CoP.Community.Tests.Roundtables;

/// <summary>What is done with a roundtable, as sentences.</summary>
public sealed class RoundtableUseTests
{
    [Fact]
    public async Task Dates_AreSetAYearAhead_OnWorkingDays_AndOnce()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        await fixture.LookAsync();
        await fixture.LookAsync();
        var days = await fixture.Community.ReadAsync(static db => db.MeetingCycles.OrderBy(static one => one.StartsAt).Select(static one => one.StartsAt).ToListAsync());
        Assert.Equal([new(2027, 3, 11), new(2027, 6, 10), new(2027, 9, 9), new DateOnly(2027, 12, 9)], days.Select(static at => WallClock.Show(at, RoundtableFixture.Nairobi).Day));

        // The last Friday of March 2027 is Good Friday, and Easter Monday follows it.
        Assert.Equal(new DateOnly(2027, 3, 30), CycleCalendar.WeekdayOf(new DateOnly(2027, 3, 1), week: 5, DayOfWeek.Friday));
    }

    [Fact]
    public async Task Host_IsAskedInRotation_AndSwapsWithTheNextOne()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(56);
        var (asked, _, _) = Assert.Single(await fixture.ToldAsync<HostAsked>());
        Assert.Equal(fixture.Host, asked);
        var request = await fixture.Community.ReadAsync(static db => db.HostRequests.SingleAsync());
        Assert.Null((await fixture.Community.As(asked, (AnswerHosting answer, Member me) => answer.SwapAsync(me, request.Id, default))).Refusal);

        var hosts = await fixture.Community.ReadAsync(static db => db.MeetingCycles.Where(static one => one.EventId != null).OrderBy(static one => one.StartsAt).Select(static one => one.Event!.Host!.Name).ToListAsync());
        Assert.Equal(["Beta", "Alpha"], hosts);
        Assert.Equal(2, (await fixture.ToldAsync<HostAsked>()).Count);
        Assert.Equal(EventState.Draft, (await fixture.ReadAsync(cycle.Id)).Event!.State);
    }

    [Fact]
    public async Task Parts_AreWrittenByAnyLead_AndByNobodyElse_UntilThePackIsMade()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        var one = cycle.Contributions[0];
        var leads = fixture.Leads[one.GroupId];
        Assert.Null((await fixture.WriteAsync(leads[0], one.Id, ContributionPart.Learnings, "We learn.")).Refusal);
        Assert.Null((await fixture.WriteAsync(leads[1], one.Id, ContributionPart.Asks, "We ask.")).Refusal);
        Assert.IsType<CycleNotFound>((await fixture.WriteAsync(fixture.Leads[cycle.Contributions[1].GroupId][0], one.Id, ContributionPart.Asks, "Ours.")).Refusal);
        Assert.IsType<CycleNotFound>((await fixture.SubmitAsync(fixture.Host, one.Id)).Refusal);
        Assert.IsType<ContributionIsEmpty>((await fixture.SubmitAsync(fixture.Coordinator, cycle.Contributions[1].Id)).Refusal);

        fixture.GoTo(RoundtableFixture.DayOf(cycle).AddDays(-2)); // The day before is a holiday, Idd-ul-Fitr: it is made on the working day before that.
        await fixture.LookAsync();
        var packed = (await fixture.ReadAsync(cycle.Id)).Contributions.Single(other => other.Id == one.Id);
        Assert.Equal(("We learn.", "We ask."), (packed.Learnings, packed.Asks));
        Assert.NotNull(packed.SubmittedAt); // As it stood.
        Assert.IsType<ContributionsAreClosed>((await fixture.WriteAsync(leads[0], one.Id, ContributionPart.Results, "Late.")).Refusal);
    }

    [Fact]
    public async Task Pack_IsMadeOnce_AndPublished()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        await fixture.WriteAsync(fixture.Coordinator, cycle.Contributions[0].Id, ContributionPart.Learnings, "We learn.");
        fixture.GoTo(RoundtableFixture.DayOf(cycle).AddDays(-2)); // The day before is a holiday, Idd-ul-Fitr: it is made on the working day before that.
        await fixture.LookAsync();
        await fixture.Community.ChangeAsync(db => db.MeetingCycles.ExecuteUpdateAsync(set => set.SetProperty(static one => one.LookAt, fixture.Community.Now)));
        await fixture.LookAsync();

        var document = await fixture.Community.ReadAsync(static db => db.Documents.Include(static one => one.File).SingleAsync());
        Assert.Equal(document.Id, (await fixture.ReadAsync(cycle.Id)).PackId);
        Assert.NotNull(document.PublishedAt);
        Assert.Contains("We learn.", System.Text.Encoding.UTF8.GetString(document.File!.Content), StringComparison.Ordinal);
        Assert.Equal(5, (await fixture.ToldAsync<PackReady>()).Count); // Four leads and the coordinator.
    }

    [Fact]
    public async Task Agenda_ThatIsApproved_IsPublishedWithItsEvent()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        Assert.Null((await fixture.Community.As(fixture.Coordinator, (ApproveAgenda approve, Member me) => approve.WriteAsync(me, cycle.Id, "20 Welcome\nPanel\n10 Close", default))).Refusal);
        Assert.IsType<CycleNotFound>((await fixture.Community.As(fixture.Host, (ApproveAgenda approve, Member me) => approve.HandleAsync(me, cycle.Id, default))).Refusal);
        Assert.Null((await fixture.ApproveAsync(cycle.Id)).Refusal);

        var one = (await fixture.ReadAsync(cycle.Id)).Event!;
        Assert.Equal(EventState.Published, one.State);
        Assert.Equal("09:00 Other  Welcome\n09:20 Other  Panel\n12:50 Other  Close", one.About);
        Assert.NotNull(one.PromoteAt);
        fixture.GoTo(RoundtableFixture.DayOf(cycle).AddDays(-3));
        await fixture.LookAsync();
        Assert.Empty(await fixture.ToldAsync<AgendaWanted>()); // It is approved already.
    }

    [Theory]
    [InlineData(2, 14)] // A little later: what was told at fourteen days is not told again.
    [InlineData(12, 14)] // Much later: it is.
    public async Task Moved_TellsLeadsOnce_AndRepeatsAStageOnlyWhereItIsMuchLater(int days, int toldAt)
    {
        await using var fixture = await RoundtableFixture.BuildAsync(groups: 1);
        var cycle = await fixture.GoAheadAsync(21);
        fixture.GoTo(RoundtableFixture.DayOf(cycle).AddDays(-toldAt));
        await fixture.LookAsync();
        Assert.Equal(2, (await fixture.ToldAsync<ContributionsMissing>()).Count + 1);
        var day = PublicHolidays.NextWorkday(RoundtableFixture.DayOf(cycle).AddDays(days));
        Assert.Null((await fixture.SteerAsync((steer, me) => steer.MoveAsync(me, cycle.Id, day, time: null, default))).Refusal);
        Assert.Equal(day, WallClock.Show((await fixture.ReadAsync(cycle.Id)).Event!.StartsAt, RoundtableFixture.Nairobi).Day);
        for (var at = fixture.Today; at < day; at = at.AddDays(1))
        {
            fixture.GoTo(at, hour: 10);
            await fixture.LookAsync();
        }

        Assert.Equal(fixture.Leads[fixture.Groups[0]].Order(), (await fixture.ToldAsync<CycleSteered>()).Select(static row => row.Member).Order());
        Assert.Equal(days > 7 ? 4 : 3, (await fixture.ToldAsync<ContributionsMissing>()).Count); // At fourteen (again), seven and three days.
    }

    [Fact]
    public async Task Skipped_TellsThoseWhoPrepare_AndIsNotSetAgain()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        Assert.IsType<CycleNotFound>((await fixture.SteerAsync((steer, me) => steer.SkipAsync(me, cycle.Id, default), by: fixture.Host)).Refusal);
        Assert.Null((await fixture.SteerAsync((steer, me) => steer.SkipAsync(me, cycle.Id, default))).Refusal);
        Assert.IsType<CycleNotAhead>((await fixture.SteerAsync((steer, me) => steer.SkipAsync(me, cycle.Id, default))).Refusal);
        fixture.GoTo(RoundtableFixture.DayOf(cycle).AddDays(5));
        await fixture.LookAsync();

        Assert.Equal(4, (await fixture.ToldAsync<CycleSteered>()).Count);
        Assert.Empty(await fixture.ToldAsync<PackReady>());
        Assert.Empty(await fixture.ToldAsync<MinutesWanted>());
        Assert.Equal(EventState.Cancelled, (await fixture.ReadAsync(cycle.Id)).Event!.State);
        Assert.Equal(new DateOnly(2027, 6, 10), RoundtableFixture.DayOf(await fixture.NextAsync()));
    }

    /// <summary>Whoever looks after the event need not know of the roundtable.</summary>
    [Fact]
    public async Task Event_ThatIsMovedByItself_IsFollowed()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        var later = cycle.StartsAt.AddDays(4);
        await fixture.Community.As(fixture.Coordinator, (ChangeEvent change, Member me) => change.HandleAsync(me, cycle.EventId!.Value, EventDraft.Of(cycle.Event!).At(later), default));
        fixture.GoTo(fixture.Today.AddDays(1));
        await fixture.LookAsync();
        Assert.Equal(later, (await fixture.ReadAsync(cycle.Id)).StartsAt);
        await fixture.Community.As(fixture.Coordinator, (ChangeEvent change, Member me) => change.CancelAsync(me, cycle.EventId!.Value, reason: null, default));
        fixture.GoTo(fixture.Today.AddDays(3));
        await fixture.LookAsync();
        Assert.Equal(CycleState.Cancelled, (await fixture.ReadAsync(cycle.Id)).State);
    }

    [Fact]
    public async Task Coordinator_AsksOneGroup_OnceADay()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        fixture.GoTo(fixture.Today.AddDays(1));
        Task<Result<Contribution>> Chase(long by) => fixture.Community.As(by, (ChaseContribution chase, Member me) => chase.HandleAsync(me, cycle.Contributions[0].Id, default));
        Assert.NotNull((await Chase(fixture.Leads[cycle.Contributions[0].GroupId][0])).Refusal);
        Assert.Null((await Chase(fixture.Coordinator)).Refusal);
        Assert.IsType<ChasedTodayAlready>((await Chase(fixture.Coordinator)).Refusal);
        Assert.Equal(2, (await fixture.ToldAsync<ContributionAsked>()).Count(static row => row.Notice.Why == ContributionAsk.Coordinator));
    }

    [Fact]
    public async Task Afterwards_MinutesArePublished_AndRecommendationsBecomeActions()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        var one = cycle.Contributions[0];
        await fixture.WriteAsync(fixture.Leads[one.GroupId][0], one.Id, ContributionPart.Recommendations, "- Fund the triggers.\n\n• Share the list.");
        await fixture.ApproveAsync(cycle.Id);
        Task<Result<MeetingCycle>> Publish() => fixture.Community.As(fixture.Coordinator, (PublishMinutes publish, Member me) => publish.HandleAsync(me, cycle.Id, "It went well.", minutes: null, fileId: null, default));
        Assert.IsType<MinutesNotWanted>((await Publish()).Refusal);
        fixture.GoTo(RoundtableFixture.DayOf(cycle), hour: 14);
        await fixture.LookAsync();
        await fixture.Community.Services.DoAsync("event-ends");
        Assert.Single(await fixture.ToldAsync<MinutesWanted>());
        Assert.Null((await Publish()).Refusal);
        Assert.IsType<MinutesNotWanted>((await Publish()).Refusal);
        Assert.Equal("It went well.", (await fixture.ReadAsync(cycle.Id)).Event!.Summary);
        Assert.Equal(4, (await fixture.ToldAsync<MinutesOut>()).Count);

        Task<Result<ActionPoint>> Take(int which) => fixture.Community.As(fixture.Coordinator, (TakeRecommendation take, Member me) => take.HandleAsync(me, one.Id, which, default));
        var action = (await Take(1)).Value;
        Assert.Equal(("Share the list.", fixture.Leads[one.GroupId][0], Event.SubjectOf(cycle.EventId!.Value)), (action.Words, action.OwnerId, action.Source));
        Assert.IsType<RecommendationIsTaken>((await Take(1)).Refusal);
        Assert.IsType<RecommendationIsTaken>((await Take(2)).Refusal);
    }

    [Fact]
    public async Task Suspended_ReadsAndWritesNothingMore()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        var (one, lead) = (cycle.Contributions[0], fixture.Leads[cycle.Contributions[0].GroupId][0]);
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == lead).ExecuteUpdateAsync(set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));

        Assert.IsType<CycleNotFound>((await fixture.Community.As(lead, (CycleAccess access, Member me) => access.FindAsync(cycle.Id, me, default))).Refusal);
        Assert.IsType<CycleNotFound>((await fixture.SubmitAsync(lead, one.Id)).Refusal);
        Assert.IsType<CycleNotFound>((await fixture.WriteAsync(lead, one.Id, ContributionPart.Results, "Late.")).Refusal);
    }

    [Fact]
    public async Task RawMaterial_IsTakenOverOnce()
    {
        await using var fixture = await RoundtableFixture.BuildAsync();
        var cycle = await fixture.GoAheadAsync(21);
        var one = cycle.Contributions[0];
        await fixture.Community.AddAsync(new ActionPoint { Words = "Sent the list.", GroupId = one.GroupId, OwnerId = fixture.Coordinator, State = ActionPointState.Done, DoneAt = fixture.Community.Now, CreatedAt = fixture.Community.Now });
        for (var at = 0; at < 2; at++)
        {
            Assert.Null((await fixture.Community.As(fixture.Leads[one.GroupId][0], (WriteContribution write, Member me) => write.TakeOverAsync(me, one.Id, RawKind.Actions, default))).Refusal);
        }

        Assert.Equal("Sent the list.", (await fixture.ReadAsync(cycle.Id)).Contributions.Single(other => other.Id == one.Id).Results);
    }
}
