using CoP.Community.Events;
using CoP.Community.Events.Door;

namespace CoP.Community.Tests.Events.Door;

public sealed class CheckInTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    [Theory]
    [InlineData(-31, typeof(TooEarlyToCheckIn))]
    [InlineData(-30, null)]
    [InlineData(149, null)]
    [InlineData(150, typeof(TooLateToCheckIn))]
    public async Task Here_CountsWhileTheDoorsAreOpen(int minutesAfterStart, Type? refusal)
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);
        await GoToAsync(fixture, id, TimeSpan.FromMinutes(minutesAfterStart));

        var done = await HereAsync(fixture, fixture.Members[0], id);

        Assert.Equal(refusal, done.Refusal?.GetType());
        Assert.Equal(refusal is null ? fixture.Community.Now : null, (await fixture.StandsAsync(fixture.Members[0], id)).AttendedAt);
    }

    [Fact]
    public async Task Here_Again_ChangesNothing_EvenWhenTheDoorsAreShut()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);
        await GoToAsync(fixture, id, TimeSpan.Zero);
        var first = (await HereAsync(fixture, fixture.Members[0], id)).Value;
        await GoToAsync(fixture, id, TimeSpan.FromDays(1));

        var again = (await HereAsync(fixture, fixture.Members[0], id)).Value;

        Assert.Equal((first.AttendedAt, first.Revision), (again.AttendedAt, again.Revision));
    }

    [Fact]
    public async Task Here_WithoutASeat_NeedsTheNumberAtTheDoor()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await SeatedAsync(fixture);
        await GoToAsync(fixture, id, TimeSpan.Zero);

        Assert.IsType<NoSeatAtTheDoor>((await HereAsync(fixture, fixture.Members[1], id)).Refusal);
    }

    [Fact]
    public async Task Here_WithAnOfferedSeat_TakesIt()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 1));
        await fixture.RegisterAsync(fixture.Members[0], id);
        await fixture.RegisterAsync(fixture.Members[1], id);
        await GoToAsync(fixture, id, -TimeSpan.FromMinutes(20));
        await fixture.LeaveAsync(fixture.Members[0], id);

        await HereAsync(fixture, fixture.Members[1], id);

        var own = await fixture.StandsAsync(fixture.Members[1], id);
        Assert.Equal((RegistrationState.Seated, false), (own.State, own.IsWalkIn));
        Assert.Equal(1, (await fixture.ReadAsync(id)).RoomHeld);
    }

    [Fact]
    public async Task Number_OfThePoster_CountsTheWholeTime_AndNoLonger()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);
        var poster = EventDoor.Poster(await OpenedAsync(fixture, id));

        Assert.IsType<DoorNumberUnknown>((await NumberAsync(fixture, fixture.Members[0], poster)).Refusal);
        await GoToAsync(fixture, id, Length);
        Assert.Null((await NumberAsync(fixture, fixture.Members[0], poster)).Refusal);
        await GoToAsync(fixture, id, Length + TimeSpan.FromMinutes(30));
        Assert.IsType<DoorNumberUnknown>((await NumberAsync(fixture, fixture.Coordinator, poster)).Refusal);
    }

    [Fact]
    public async Task Number_GuessedTooOften_IsNotTakenForAnHour_EvenWhenItIsRight()
    {
        await using var fixture = await EventFixture.BuildAsync(2);
        var id = await SeatedAsync(fixture);
        var poster = EventDoor.Poster(await OpenedAsync(fixture, id));
        await GoToAsync(fixture, id, TimeSpan.Zero);
        foreach (var _ in Enumerable.Range(0, CheckIn.MostWrong))
        {
            Assert.IsType<DoorNumberUnknown>((await NumberAsync(fixture, fixture.Members[0], "wrong")).Refusal);
        }

        Assert.IsType<TooManyDoorNumbers>((await NumberAsync(fixture, fixture.Members[0], poster)).Refusal);
        Assert.Null((await NumberAsync(fixture, fixture.Members[1], poster)).Refusal);
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null((await NumberAsync(fixture, fixture.Members[0], poster)).Refusal);
    }

    [Fact]
    public async Task Number_OfTheScreen_CountsForItsTurnAndTheNext()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);
        var one = await OpenedAsync(fixture, id);
        await GoToAsync(fixture, id, TimeSpan.FromMinutes(11)); // The clock of the tests begins with an hour.
        var screen = EventDoor.Screen(one, fixture.Community.Now);

        fixture.Community.Time.Advance(TimeSpan.FromMinutes(18));
        Assert.Null((await NumberAsync(fixture, fixture.Members[0], screen)).Refusal);
        fixture.Community.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<DoorNumberUnknown>((await NumberAsync(fixture, fixture.Coordinator, screen)).Refusal);
    }

    [Fact]
    public async Task Number_OfAnEventThatIsCancelled_IsNone()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);
        var poster = EventDoor.Poster(await OpenedAsync(fixture, id));
        await GoToAsync(fixture, id, TimeSpan.Zero);
        await fixture.CancelAsync(id);

        Assert.IsType<DoorNumberUnknown>((await NumberAsync(fixture, fixture.Members[0], poster)).Refusal);
    }

    [Fact]
    public async Task WalkIns_TakeWhatIsFree_AndStandWhenItIsFull_AndAllCount()
    {
        await using var fixture = await EventFixture.BuildAsync(4);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 2));
        await fixture.RegisterAsync(fixture.Members[0], id);
        var poster = EventDoor.Poster(await OpenedAsync(fixture, id));
        await GoToAsync(fixture, id, TimeSpan.FromMinutes(5));

        List<(RegistrationState, bool)> stands = [];
        foreach (var member in fixture.Members.Skip(1))
        {
            var own = (await NumberAsync(fixture, member, poster)).Value;
            stands.Add((own.State, own.IsWalkIn));
        }

        Assert.Equal([(RegistrationState.Seated, true), (RegistrationState.Waiting, true), (RegistrationState.Waiting, true)], stands);
        Assert.Equal(2, (await fixture.ReadAsync(id)).RoomHeld);
        Assert.Equal(new AttendanceCounts(Present: 3, WalkIns: 3, Standing: 2, Absent: 1), await CountAsync(fixture, id));
    }

    [Fact]
    public async Task WalkIn_WhoWaited_TakesASeatThatIsFree_AndOtherwiseKeepsTheirPlace()
    {
        await using var fixture = await EventFixture.BuildAsync(3);
        var id = await fixture.PublishAsync(fixture.Draft(seats: 1));
        foreach (var member in fixture.Members)
        {
            await fixture.RegisterAsync(member, id);
        }

        var poster = EventDoor.Poster(await OpenedAsync(fixture, id));
        await GoToAsync(fixture, id, TimeSpan.FromMinutes(5));
        var standing = (await NumberAsync(fixture, fixture.Members[1], poster)).Value;
        await fixture.Community.ChangeAsync(static db => db.Events.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.RoomCapacity, 2)));
        var seated = (await NumberAsync(fixture, fixture.Members[2], poster)).Value;

        Assert.Equal((RegistrationState.Waiting, 1L), (standing.State, standing.Position));
        Assert.Equal((RegistrationState.Seated, true), (seated.State, seated.IsWalkIn));
        Assert.Equal(2, (await fixture.ReadAsync(id)).RoomHeld);
    }

    [Fact]
    public async Task Door_IsOpenedByWhoeverLooksAfterTheEvent_AndItsNumberStays()
    {
        await using var fixture = await EventFixture.BuildAsync(1);
        var id = await SeatedAsync(fixture);

        Assert.IsType<NotYourEvent>((await fixture.Community.As(fixture.Members[0], (OpenDoor open, Member me) => open.HandleAsync(me, id, default))).Refusal);
        Assert.Equal(EventDoor.Poster(await OpenedAsync(fixture, id)), EventDoor.Poster(await OpenedAsync(fixture, id)));
        Assert.IsType<DoorIsShut>((await fixture.Community.As(fixture.Organiser, (OpenDoor open, Member me) => open.ForScreenAsync(me, id, default))).Refusal);
    }

    private static async Task<long> SeatedAsync(EventFixture fixture)
    {
        var id = await fixture.PublishAsync();
        await fixture.RegisterAsync(fixture.Members[0], id);
        return id;
    }

    private static async Task GoToAsync(EventFixture fixture, long id, TimeSpan afterStart)
    {
        fixture.Community.Time.Advance((await fixture.ReadAsync(id)).StartsAt + afterStart - fixture.Community.Now);
        await fixture.Community.Services.DoAsync("event-ends");
    }

    private static async Task<Event> OpenedAsync(EventFixture fixture, long id)
    {
        Assert.Null((await fixture.Community.As(fixture.Organiser, (OpenDoor open, Member me) => open.HandleAsync(me, id, default))).Refusal);
        return await fixture.ReadAsync(id);
    }

    private static Task<Result<Registration>> HereAsync(EventFixture fixture, long member, long id) =>
        fixture.Community.As(member, (CheckIn checkIn, Member me) => checkIn.HandleAsync(me, id, default));

    private static Task<Result<Registration>> NumberAsync(EventFixture fixture, long member, string number) =>
        fixture.Community.As(member, (CheckIn checkIn, Member me) => checkIn.HandleAsync(me, number, default));

    private static Task<AttendanceCounts> CountAsync(EventFixture fixture, long id) => fixture.Community.DoAsync((DoorLists lists) => lists.CountAsync(id, default));
}
