using CoP.Community.Broadcasts;
using CoP.Community.Events;
using CoP.Community.Events.Organising;

namespace CoP.Community.Tests.Events;

public sealed class OrganisingTests
{
    [Fact]
    public async Task PutFirst_HasTheNextSeatOfferedToThem()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await fixture.PublishAsync();
        await RegisterAllAsync(fixture, id);

        var put = await ManageAsync(fixture, 3, id, static (manage, me, one) => manage.PutFirstAsync(me, one, default));
        await fixture.LeaveAsync(fixture.Members[0], id);

        Assert.Null(put.Refusal);
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.Equal(RegistrationState.Waiting, (await fixture.StandsAsync(fixture.Members[2], id)).State);
        Assert.IsType<NotWaiting>((await ManageAsync(fixture, 1, id, static (manage, me, one) => manage.PutFirstAsync(me, one, default))).Refusal);
    }

    [Fact]
    public async Task Remove_PassesTheSeatOn_AndTellsThem()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync();
        await RegisterAllAsync(fixture, id);

        await ManageAsync(fixture, 0, id, static (manage, me, one) => manage.RemoveAsync(me, one, default));

        Assert.Equal(LeaveReason.Removed, (await fixture.StandsAsync(fixture.Members[0], id)).Left);
        Assert.Equal([nameof(SeatWithdrawn)], await fixture.ToldAsync(fixture.Members[0]));
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[2], id)).State);
    }

    [Fact]
    public async Task ManageSeat_ByAnotherMember_IsRefused_AndChangesNothing()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync();
        await RegisterAllAsync(fixture, id);
        var seat = (await fixture.StandsAsync(fixture.Members[0], id)).Id;

        var done = await fixture.Community.As(fixture.Members[1], (ManageSeat manage, Member me) => manage.RemoveAsync(me, seat, default));

        Assert.IsType<NotYourEvent>(done.Refusal);
        Assert.Equal(RegistrationState.Seated, (await fixture.StandsAsync(fixture.Members[0], id)).State);
    }

    [Fact]
    public async Task Add_RegistersSomebodyElse_AndWhereItIsFull_PutsThemOnTheWaitlist()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync();
        foreach (var member in fixture.Members)
        {
            await fixture.Community.As(fixture.Organiser, (ManageSeat manage, Member me) => manage.AddAsync(me, id, member, way: null, default));
        }

        Assert.Equal([nameof(SeatTaken)], await fixture.ToldAsync(fixture.Members[0]));
        Assert.Equal(RegistrationState.Waiting, (await fixture.StandsAsync(fixture.Members[2], id)).State);
    }

    [Theory]
    [InlineData(Attendees.Seated, 2)]
    [InlineData(Attendees.Waitlist, 1)]
    public async Task Write_GoesToThoseMeant_AndToNobodyElse(Attendees who, int expected)
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync();
        await RegisterAllAsync(fixture, id);

        var sent = await fixture.Community.As(fixture.Organiser, (WriteToAttendees write, Member me) => write.HandleAsync(me, id, who, "Bring a pen.", default));

        Assert.Equal(expected, sent.Value);
        Assert.Equal(expected, await fixture.Community.ReadAsync(db => db.Outbox.CountAsync(row => row.NoticeType == nameof(AttendeesWrittenTo))));
        Assert.IsType<NobodyToWriteTo>((await fixture.Community.As(fixture.Organiser, (WriteToAttendees write, Member me) => write.HandleAsync(me, id, Attendees.Present, "-", default))).Refusal);
    }

    [Fact]
    public async Task Repeat_KeepsTheTimeOnTheWall_WhenClocksAreChanged()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await fixture.PublishAsync(fixture.Draft() with
        {
            TimeZone = "Europe/London",
            StartsAt = new(2027, 3, 25, 10, 0, 0, TimeSpan.Zero),
            EndsAt = new(2027, 3, 25, 11, 0, 0, TimeSpan.Zero),
        });

        Assert.Null((await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default))).Refusal);

        Assert.Equal([(25, 10), (1, 9), (8, 9)], (await SeriesAsync(fixture, id)).Select(static one => (one.StartsAt.Day, one.StartsAt.Hour)));
        Assert.IsType<EventIsRepeated>((await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default))).Refusal);
    }

    [Fact]
    public async Task Repeat_Monthly_KeepsTheWeekday_AndTakesTheLastWhereThereIsNoFifth()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await fixture.PublishAsync(fixture.Draft() with { StartsAt = new(2026, 12, 31, 7, 0, 0, TimeSpan.Zero), EndsAt = new(2026, 12, 31, 8, 0, 0, TimeSpan.Zero) });

        await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Monthly, 4, default));

        Assert.Equal(["2026-12-31", "2027-01-28", "2027-02-25", "2027-03-25"], (await SeriesAsync(fixture, id)).Select(static one => one.StartsAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Change_OfOneAndAllLater_MovesThemAlike_AndLeavesTheEarlier()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();
        await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default));
        var before = await SeriesAsync(fixture, id);
        await fixture.RegisterAsync(fixture.Members[0], before[2].Id);

        var draft = EventDraft.Of(before[1]);
        Assert.Null((await fixture.ChangeAsync(before[1].Id, draft.At(draft.StartsAt.AddDays(1)) with { Title = "Moved" }, andLater: true)).Refusal);

        var after = await SeriesAsync(fixture, id);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(1)], after.Zip(before, static (now, was) => now.StartsAt - was.StartsAt));
        Assert.Equal(["Targeting", "Moved", "Moved"], after.Select(static one => one.Title));
        Assert.Equal([nameof(EventMoved)], await fixture.ToldAsync(fixture.Members[0]));

        await fixture.CancelAsync(before[1].Id, andLater: true);
        Assert.Equal([EventState.Published, EventState.Cancelled, EventState.Cancelled], (await SeriesAsync(fixture, id)).Select(static one => one.State));
    }

    [Fact]
    public async Task Change_OfAllLater_WhereOneCannotBe_ChangesNone()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync();
        await fixture.Community.As(fixture.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 2, default));
        var series = await SeriesAsync(fixture, id);
        await fixture.RegisterAsync(fixture.Members[0], series[1].Id);
        await fixture.RegisterAsync(fixture.Members[1], series[1].Id);

        var refused = await fixture.ChangeAsync(id, EventDraft.Of(series[0]) with { RoomCapacity = 1, Title = "Smaller" }, andLater: true);

        Assert.Equal(new CapacityBelowTaken(2), refused.Refusal);
        Assert.All(await SeriesAsync(fixture, id), static one => Assert.Equal(("Targeting", 2), (one.Title, one.RoomCapacity)));
    }

    [Fact]
    public async Task Promotion_SendsItselfThreeTimes_AndStopsWhenFull()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync(fixture.Draft(ahead: TimeSpan.FromDays(22)));
        await fixture.Community.As(fixture.Coordinator, (PromoteEvent promote, Member me) => promote.StartAsync(me, id, default));

        Assert.Equal(0, await PromotedAsync(fixture, TimeSpan.Zero));
        Assert.Equal(1, await PromotedAsync(fixture, TimeSpan.FromDays(1)));
        Assert.Equal(1, await PromotedAsync(fixture, TimeSpan.FromDays(13)));
        Assert.Equal(2, await PromotedAsync(fixture, TimeSpan.FromDays(1)));
        await RegisterAllAsync(fixture, id);
        Assert.Equal(2, await PromotedAsync(fixture, TimeSpan.FromDays(6.5)));
        Assert.Null((await fixture.ReadAsync(id)).PromoteAt);
    }

    [Fact]
    public async Task Promotion_ThatCannotGoOut_Ends_AndTellsWhoeverOrganises()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync(fixture.Draft(ahead: TimeSpan.FromDays(20)));
        await fixture.Community.As(fixture.Coordinator, (PromoteEvent promote, Member me) => promote.StartAsync(me, id, default));
        Assert.Equal(1, await PromotedAsync(fixture, TimeSpan.Zero));

        fixture.Community.Time.Advance(TimeSpan.FromDays(2));
        await fixture.Community.Services.DoAsync("broadcasts");

        Assert.Equal([BroadcastState.Cancelled], await fixture.Community.ReadAsync(static db => db.Broadcasts.Select(static one => one.State).ToListAsync()));
        Assert.Contains(nameof(PromotionHalted), await fixture.ToldAsync(fixture.Organiser));
        Assert.Equal(1, await PromotedAsync(fixture, TimeSpan.Zero));
        Assert.Equal(2, await PromotedAsync(fixture, TimeSpan.FromDays(11)));
    }

    [Fact]
    public async Task Repeat_ByItsOrganiser_WhoMayNotPublish_IsRefused_AndMakesNothing()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await fixture.PublishAsync();

        var refused = await fixture.Community.As(fixture.Organiser, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default));

        Assert.IsType<RepeatedByPublishers>(refused.Refusal);
        Assert.Equal(1, await fixture.Community.ReadAsync(static db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Promote_ByItsOrganiser_WhoMayNotPublish_IsRefused()
    {
        await using var fixture = await EventFixture.BuildAsync(0);
        var id = await fixture.PublishAsync();

        Assert.IsType<NotYourEvent>((await fixture.Community.As(fixture.Organiser, (PromoteEvent promote, Member me) => promote.StartAsync(me, id, default))).Refusal);
    }

    private static async Task<int> PromotedAsync(EventFixture fixture, TimeSpan later)
    {
        fixture.Community.Time.Advance(later);
        await fixture.Community.Services.DoAsync("event-promotions");
        return await fixture.Community.ReadAsync(static db => db.Broadcasts.CountAsync());
    }

    private static Task<List<Event>> SeriesAsync(EventFixture fixture, long id) => fixture.Community.ReadAsync(async db =>
    {
        var series = await db.Events.Where(one => one.Id == id).Select(static one => one.Series).SingleAsync();
        return await db.Events.Where(one => one.Series == series).OrderBy(static one => one.Id).ToListAsync();
    });

    private static async Task RegisterAllAsync(EventFixture fixture, long id)
    {
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
        }
    }

    private static async Task<Result<Registration>> ManageAsync(EventFixture fixture, int at, long id, Func<ManageSeat, Member, long, Task<Result<Registration>>> manage)
    {
        var seat = (await fixture.StandsAsync(fixture.Members[at], id)).Id;
        return await fixture.Community.As(fixture.Organiser, (ManageSeat useCase, Member me) => manage(useCase, me, seat));
    }
}
