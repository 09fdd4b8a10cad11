using CoP.Community.Events;

namespace CoP.Community.Tests.Events;

public sealed class SeatTests
{
    [Fact]
    public async Task Register_WhileSeatsAreFree_Seats_AndAgainChangesNothing()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await fixture.PublishAsync();

        var first = await fixture.RegisterAsync(fixture.Members[0], id);
        var again = await fixture.RegisterAsync(fixture.Members[0], id);

        Assert.Equal(RegistrationState.Seated, first.Value.State);
        Assert.Equal(first.Value.Revision, again.Value.Revision);
        Assert.Equal(1, (await fixture.ReadAsync(id)).RoomHeld);
    }

    [Fact]
    public async Task Register_WhenItIsFull_Waits_InTheOrderTheyCame()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await fixture.PublishAsync();
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
        }

        Assert.Equal(RegistrationState.Seated, (await fixture.StandsAsync(fixture.Members[1], id)).State);
        Assert.Equal((RegistrationState.Waiting, 1L), await PlaceAsync(fixture, 2, id));
        Assert.Equal((RegistrationState.Waiting, 2L), await PlaceAsync(fixture, 3, id));
    }

    [Fact]
    public async Task Leave_OffersTheSeatToTheFirstWhoWaits_AndToNobodyElse()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await FullAsync(fixture);

        await fixture.LeaveAsync(fixture.Members[0], id);

        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[2], id)).State);
        Assert.Equal(RegistrationState.Waiting, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.Contains(nameof(SeatOffered), await fixture.ToldAsync(fixture.Members[2]));
        Assert.Empty(await fixture.ToldAsync(fixture.Members[3]));
        Assert.Equal(2, (await fixture.ReadAsync(id)).RoomHeld);
    }

    [Fact]
    public async Task Offer_ThatIsAccepted_IsASeat_AndAcceptingAgainIsNoFault()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await FullAsync(fixture);
        await fixture.LeaveAsync(fixture.Members[0], id);

        var accepted = await fixture.AcceptAsync(fixture.Members[2], id);
        var again = await fixture.AcceptAsync(fixture.Members[2], id);

        Assert.Equal(RegistrationState.Seated, accepted.Value.State);
        Assert.Equal(RegistrationState.Seated, again.Value.State);
        Assert.Equal(2, (await fixture.ReadAsync(id)).RoomHeld);
    }

    [Fact]
    public async Task Offer_ThatIsDeclined_PassesOn_AndIsNotMadeAgain()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await FullAsync(fixture);
        await fixture.LeaveAsync(fixture.Members[0], id);

        await fixture.DeclineAsync(fixture.Members[2], id);
        await fixture.LeaveAsync(fixture.Members[1], id);

        Assert.Equal((RegistrationState.Left, LeaveReason.Declined), await LeftAsync(fixture, 2, id));
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.Single(await fixture.ToldAsync(fixture.Members[2]), nameof(SeatOffered));
    }

    [Fact]
    public async Task Offer_ThatIsNotTakenInTime_PassesOn_AndTheySayItIsTooLate()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await FullAsync(fixture);
        await fixture.LeaveAsync(fixture.Members[0], id);

        fixture.Community.Time.Advance(TimeSpan.FromHours(23.9));
        await fixture.LapseAsync();
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[2], id)).State);

        fixture.Community.Time.Advance(TimeSpan.FromHours(0.1));
        await fixture.LapseAsync();

        Assert.Equal((RegistrationState.Left, LeaveReason.Lapsed), await LeftAsync(fixture, 2, id));
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.IsType<OfferIsOver>((await fixture.AcceptAsync(fixture.Members[2], id)).Refusal);
        Assert.Equal([nameof(SeatOffered), nameof(OfferLapsed)], await fixture.ToldAsync(fixture.Members[2]));
    }

    [Fact]
    public async Task Offer_PressedAfterItsTime_IsOver_EvenBeforeItWasPassedOn()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await FullAsync(fixture);
        await fixture.LeaveAsync(fixture.Members[0], id);

        fixture.Community.Time.Advance(TimeSpan.FromHours(24));

        Assert.IsType<OfferIsOver>((await fixture.AcceptAsync(fixture.Members[2], id)).Refusal);
    }

    [Fact]
    public async Task Offer_NearTheEvent_IsShorter_AndEndsWhenItBegins()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await FullAsync(fixture, fixture.Draft(ahead: TimeSpan.FromHours(25)));

        await fixture.LeaveAsync(fixture.Members[0], id);
        var offered = await fixture.StandsAsync(fixture.Members[2], id);
        Assert.Equal(fixture.Community.Now + TimeSpan.FromHours(2), offered.OfferedUntil);

        fixture.Community.Time.Advance(TimeSpan.FromHours(24));
        await fixture.LapseAsync();
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[2], id);
        await fixture.LeaveAsync(fixture.Members[0], id);

        Assert.Equal((await fixture.ReadAsync(id)).StartsAt, (await fixture.StandsAsync(fixture.Members[2], id)).OfferedUntil);
    }

    [Fact]
    public async Task Offer_MadeInQuietHours_CountsFromTheirEnd()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await FullAsync(fixture);
        fixture.Community.Time.Advance(TimeSpan.FromHours(12)); // 23:00 in Nairobi; quiet until 06:30.

        await fixture.LeaveAsync(fixture.Members[0], id);

        var morning = fixture.Community.Now + TimeSpan.FromHours(7.5);
        Assert.Equal(morning + TimeSpan.FromHours(24), (await fixture.StandsAsync(fixture.Members[2], id)).OfferedUntil);
        Assert.Equal(morning, await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.MemberId == fixture.Members[2]).Select(row => row.NotBefore).SingleAsync()));
    }

    [Fact]
    public async Task Register_OnceItHasBegun_IsClosed_AndNothingIsOfferedAnyMore()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await FullAsync(fixture, fixture.Draft(ahead: TimeSpan.FromHours(1)));
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));

        Assert.IsType<RegistrationClosed>((await fixture.LeaveAsync(fixture.Members[0], id)).Refusal);
        Assert.IsType<RegistrationClosed>((await fixture.RegisterAsync(fixture.Members[2], id)).Refusal);
        Assert.Equal(RegistrationState.Waiting, (await fixture.StandsAsync(fixture.Members[2], id)).State);
    }

    [Fact]
    public async Task Move_KeepsTheSeat_WhereTheOtherIsNotFree()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 1, online: 1));
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[1], id, Attendance.Remote);

        Assert.IsType<NoSeatToMoveTo>((await fixture.MoveAsync(fixture.Members[1], id, Attendance.InPerson)).Refusal);
        Assert.Equal(Attendance.Remote, (await fixture.StandsAsync(fixture.Members[1], id)).Way);

        await fixture.LeaveAsync(fixture.Members[0], id);
        Assert.Equal(Attendance.InPerson, (await fixture.MoveAsync(fixture.Members[1], id, Attendance.InPerson)).Value.Way);
        var moved = await fixture.ReadAsync(id);
        Assert.Equal((1, 0), (moved.RoomHeld, moved.RemoteHeld));
    }

    [Fact]
    public async Task Capacity_Raised_IsOfferedToThoseWhoWait_AndLoweredBelowTheTaken_IsRefused()
    {
        await using var fixture = await EventFixture.BuildAsync(5);
        var draft = fixture.Draft();
        var id = await FullAsync(fixture, draft);

        Assert.Null((await fixture.ChangeAsync(id, draft with { RoomCapacity = 4 })).Refusal);
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[2], id)).State);
        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.Equal(RegistrationState.Waiting, (await fixture.StandsAsync(fixture.Members[4], id)).State);

        Assert.Equal(new CapacityBelowTaken(4), (await fixture.ChangeAsync(id, draft with { RoomCapacity = 3 })).Refusal);
        Assert.Equal(4, (await fixture.ReadAsync(id)).RoomCapacity);
    }

    [Fact]
    public async Task Waiting_WhoLeftTheCommunity_IsPassedBy()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await FullAsync(fixture);
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Members[2]).ExecuteUpdateAsync(set => set.SetProperty(member => member.Status, MemberStatus.Suspended)));

        await fixture.LeaveAsync(fixture.Members[0], id);

        Assert.Equal(RegistrationState.Offered, (await fixture.StandsAsync(fixture.Members[3], id)).State);
        Assert.Empty(await fixture.ToldAsync(fixture.Members[2]));
    }

    [Fact]
    public async Task Press_AfterCancellation_SaysSo_AndSeatsNobody()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync();
        await fixture.RegisterAsync(fixture.Members[0], id);

        await fixture.CancelAsync(id);

        Assert.IsType<EventIsCancelled>((await fixture.RegisterAsync(fixture.Members[1], id)).Refusal);
        Assert.Equal([nameof(EventCalledOff)], await fixture.ToldAsync(fixture.Members[0]));
    }

    private static async Task<long> FullAsync(EventFixture fixture, EventDraft? draft = null)
    {
        var id = await fixture.PublishAsync(draft);
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
        }

        return id;
    }

    private static async Task<(RegistrationState, long)> PlaceAsync(EventFixture fixture, int at, long id)
    {
        var stands = await fixture.StandsAsync(fixture.Members[at], id);
        return (stands.State, stands.Position);
    }

    private static async Task<(RegistrationState, LeaveReason?)> LeftAsync(EventFixture fixture, int at, long id)
    {
        var stands = await fixture.StandsAsync(fixture.Members[at], id);
        return (stands.State, stands.Left);
    }
}
