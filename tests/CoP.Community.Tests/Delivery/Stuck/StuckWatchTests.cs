using CoP.Community.Delivery.Stuck;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Delivery.Stuck;

public sealed class StuckWatchTests : IAsyncLifetime
{
    private TestCommunity _town = null!;
    private long _administrator;
    private long _coordinator;
    private long _lead;
    private long _group;

    public async Task InitializeAsync()
    {
        _town = await TestCommunity.EmptyAsync();
        _group = await _town.GroupAsync("shock");
        _administrator = await _town.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        _coordinator = await _town.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        _lead = await _town.MemberAsync("Lead", group: _group, lead: true);
        await _town.MemberAsync("Member");
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task PostInDoubt_IsToldToWhoCanDecide_OnceAnHourAtMost_AndAgainOnlyForNews()
    {
        var place = await _town.PlaceAsync(group: _group);
        await LookAsync();
        Assert.Empty(await ToldAsync());

        await _town.StuckAsync(place);
        await LookAsync();
        await LookAsync();
        Assert.Equal([_administrator, _coordinator, _lead], await ToldAsync());

        _town.Time.Advance(TimeSpan.FromMinutes(30));
        await _town.StuckAsync(place);
        await LookAsync();
        Assert.Equal(3, (await ToldAsync()).Count);

        _town.Time.Advance(TimeSpan.FromMinutes(31));
        await LookAsync();
        Assert.Equal(6, (await ToldAsync()).Count);

        _town.Time.Advance(TimeSpan.FromHours(3));
        await LookAsync();
        Assert.Equal(6, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task PostInDoubt_AfterTheClockWasPutBack_IsTold_ThoughTheLastTimeLiesAhead()
    {
        var place = await _town.PlaceAsync(group: _group);
        await _town.StuckAsync(place);
        await LookAsync();
        _town.Time.Jump(-TimeSpan.FromDays(400));
        await _town.StuckAsync(place);

        await LookAsync();

        Assert.Equal(6, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task PrivateMessageInDoubt_IsToldToAdministratorsOnly()
    {
        await _town.StuckAsync(await _town.PlaceAsync(ConversationKind.Personal), member: _lead);

        await LookAsync();

        Assert.Equal([_administrator], await ToldAsync());
    }

    [Fact]
    public async Task FailedEvent_IsToldToAdministrators_ADismissedOneToNobody()
    {
        await _town.EventAsync(InboxState.Dismissed);
        await LookAsync();
        Assert.Empty(await ToldAsync());

        await _town.EventAsync(InboxState.Failed);
        await LookAsync();
        Assert.Equal([_administrator], await ToldAsync());
    }

    private async Task LookAsync()
    {
        _town.Time.Advance(TimeSpan.FromSeconds(1));
        await _town.Services.DoAsync("undelivered");
    }

    private Task<List<long?>> ToldAsync() => _town.ReadAsync(static db => db.Outbox
        .Where(static row => row.NoticeType == NoticeJson.NameOf<AmbiguousMessages>() || row.NoticeType == NoticeJson.NameOf<EventsFailed>())
        .OrderBy(static row => row.Id).Select(static row => row.MemberId).ToListAsync());
}
