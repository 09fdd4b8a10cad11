using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Testing;
using CoP.Testing.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events.Calendar;

/// <summary>The address that a member's calendar looks at again and again.</summary>
public sealed class SubscriptionTests : IAsyncLifetime, IDisposable
{
    private readonly StatementCount _statements = new();
    private CalendarFixture _fixture = null!;
    private string _secret = "";

    public async Task InitializeAsync()
    {
        _fixture = await CalendarFixture.BuildAsync(more: services => services.AddLogging(logging => _statements.ListenTo(logging)));
        _secret = CalendarFixture.SecretOf(await _fixture.AddressAsync());
    }

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    public void Dispose() => _statements.Dispose();

    [Fact]
    public async Task Address_IsTheSameUntilItIsRenewed()
    {
        var first = await _fixture.AddressAsync();
        var renewed = (await _fixture.Community.As(_fixture.Member, static (CalendarAddress address, Member me) => address.RenewAsync(me, default))).Value;

        Assert.Matches(@"\Ahttps://bot\.example\.org/calendar/[A-Za-z0-9_-]{43}\.ics\z", first.AbsoluteUri);
        Assert.Equal(_secret, CalendarFixture.SecretOf(first));
        Assert.NotEqual(first, renewed);
        Assert.Null(await _fixture.FeedAsync(_secret));
        Assert.NotNull(await _fixture.FeedAsync(CalendarFixture.SecretOf(renewed)));
    }

    [Fact]
    public async Task Address_ThatWasStopped_ServesNothing()
    {
        await _fixture.Community.As(_fixture.Member, static async (CalendarAddress address, Member me) =>
        {
            await address.StopAsync(me, default);
            return 0;
        });

        Assert.Null(await _fixture.FeedAsync(_secret));
        Assert.NotEqual(_secret, CalendarFixture.SecretOf(await _fixture.AddressAsync()));
    }

    [Fact]
    public async Task Address_WhereNobodyKnowsWhereTheBotIs_IsRefused()
    {
        await using var nowhere = await CalendarFixture.BuildAsync(publicUrl: "");
        var asked = await nowhere.Community.As(nowhere.Member, static (CalendarAddress address, Member me) => address.OpenAsync(me, default));

        Assert.IsType<NoCalendarAddress>(asked.Refusal);
        Assert.Equal(0, await nowhere.Community.ReadAsync(static db => db.CalendarFeeds.CountAsync()));
    }

    [Theory]
    [InlineData(MemberStatus.Suspended)]
    public async Task Address_OfSomebodyWhoTakesNoPart_ServesNothing(MemberStatus status)
    {
        await _fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == _fixture.Member).ExecuteUpdateAsync(set => set.SetProperty(static member => member.Status, status)));

        Assert.Null(await _fixture.FeedAsync(_secret));
    }

    [Fact]
    public async Task Calendar_FollowsEveryChange()
    {
        var (calendar, moved) = (new FakeCalendar(), _fixture.Community.Now.AddDays(12));
        var id = await _fixture.PublishAsync();
        Assert.Empty((await RefreshAsync(calendar)).Entries);

        await _fixture.RegisterAsync(id);
        Assert.Equal([(_fixture.Community.Now.AddDays(10), false, 0)], Seen(await RefreshAsync(calendar)));

        await _fixture.ChangeAsync(id, _fixture.Draft(moved));
        Assert.Equal([(moved, false, 1)], Seen(await RefreshAsync(calendar)));

        await _fixture.LeaveAsync(id);
        Assert.Equal([(moved, true, 1)], Seen(await RefreshAsync(calendar)));
        Assert.DoesNotContain("meet.example.org", System.Text.Encoding.UTF8.GetString((await _fixture.FeedAsync(_secret))!), StringComparison.Ordinal);

        await _fixture.RegisterAsync(id);
        await _fixture.CancelAsync(id);
        Assert.Equal([(moved, true, 2)], Seen(await RefreshAsync(calendar)));
    }

    [Fact]
    public async Task Calendar_IsOfItsMember_AndOfSeatsOnly()
    {
        var others = await _fixture.PublishAsync(_fixture.Draft(title: "Others'"));
        await _fixture.RegisterAsync(others, await _fixture.Community.MemberAsync("Baraka"));
        var full = await _fixture.PublishAsync(_fixture.Draft(title: "Full", seats: 1));
        await _fixture.RegisterAsync(full, await _fixture.Community.MemberAsync("Chebet"));
        Assert.Equal(RegistrationState.Waiting, (await _fixture.RegisterAsync(full)).State);
        var left = await _fixture.PublishAsync(_fixture.Draft(title: "Left while waiting", seats: 1));
        await _fixture.RegisterAsync(left, await _fixture.Community.MemberAsync("Dida"));
        await _fixture.RegisterAsync(left);
        await _fixture.LeaveAsync(left);

        Assert.Empty((await RefreshAsync(new FakeCalendar())).Entries);
    }

    [Fact]
    public async Task Calendar_KeepsWhatIsOver_ForNinetyDays()
    {
        var held = await _fixture.PublishAsync(_fixture.Draft(title: "Held"));
        await _fixture.RegisterAsync(held);
        var cancelled = await _fixture.PublishAsync(_fixture.Draft(_fixture.Community.Now.AddDays(200), "Cancelled"));
        await _fixture.RegisterAsync(cancelled);
        await _fixture.CancelAsync(cancelled);
        var far = await _fixture.PublishAsync(_fixture.Draft(_fixture.Community.Now.AddDays(400), "Far"));
        await _fixture.RegisterAsync(far);

        _fixture.Community.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(["Held", "Cancelled", "Far"], await SummariesAsync());
        _fixture.Community.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["Held", "Far"], await SummariesAsync());
        _fixture.Community.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(["Far"], await SummariesAsync());
    }

    [Fact]
    public async Task Calendar_ThatNothingChanged_IsTheSameToTheOctet()
    {
        await _fixture.RegisterAsync(await _fixture.PublishAsync());
        var first = await _fixture.FeedAsync(_secret);
        _fixture.Community.Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(first, await _fixture.FeedAsync(_secret));
    }

    [Fact]
    public async Task Calendar_OfOneWhoReadsElsewhere_MeansTheSameInstants()
    {
        await _fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == _fixture.Member).ExecuteUpdateAsync(set => set.SetProperty(static member => member.TimeZone, "Europe/London")));
        DateTimeOffset[] times = [new(2027, 3, 25, 7, 0, 0, TimeSpan.Zero), new(2027, 4, 1, 7, 0, 0, TimeSpan.Zero), new(2027, 10, 30, 9, 0, 0, TimeSpan.Zero), new(2027, 11, 2, 9, 0, 0, TimeSpan.Zero)];
        foreach (var (index, at) in times.Index())
        {
            await _fixture.RegisterAsync(await _fixture.PublishAsync(_fixture.Draft(at, zone: index % 2 == 0 ? "Europe/London" : "Africa/Nairobi")));
        }

        Assert.Equal(times, (await RefreshAsync(new FakeCalendar())).Entries.Select(static one => one.Start));
    }

    [Fact]
    public async Task Calendar_OfManyEvents_AsksTheDatabaseAsOftenAsOneOfFew()
    {
        await _fixture.RegisterAsync(await _fixture.PublishAsync());
        var few = await StatementsAsync();
        for (var at = 0; at < 30; at++)
        {
            await _fixture.RegisterAsync(await _fixture.PublishAsync(_fixture.Draft(title: $"Event {at}")));
        }

        Assert.Equal(31, (await RefreshAsync(new FakeCalendar())).Entries.Count);
        Assert.Equal((2, 2), (few, await StatementsAsync()));
    }

    private async Task<int> StatementsAsync()
    {
        _statements.Reset();
        Assert.NotNull(await _fixture.FeedAsync(_secret));
        return _statements.Count;
    }

    private async Task<FakeCalendar> RefreshAsync(FakeCalendar calendar) => calendar.Refresh(await _fixture.FeedAsync(_secret));

    private async Task<IEnumerable<string>> SummariesAsync() => (await RefreshAsync(new FakeCalendar())).Entries.Select(static one => one.Summary);

    private static IEnumerable<(DateTimeOffset Start, bool IsCancelled, int Sequence)> Seen(FakeCalendar calendar) =>
        calendar.Entries.Select(static one => (one.Start, one.IsCancelled, one.Sequence));
}
