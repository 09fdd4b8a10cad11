using CoP.Community.Operations;
using CoP.Community.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Operations;

public sealed class UndeliveredWatchTests : IAsyncLifetime
{
    private TestCommunity _community = null!;
    private long _administrator;
    private long _coordinator;
    private long _lead;
    private long _group;

    public async Task InitializeAsync()
    {
        _community = await TestCommunity.EmptyAsync();
        _group = await _community.GroupAsync("shock");
        _administrator = await _community.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        _coordinator = await _community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        _lead = await _community.MemberAsync("Lead", group: _group, lead: true);
        await _community.MemberAsync("Member");
    }

    public async Task DisposeAsync() => await _community.DisposeAsync();

    [Fact]
    public async Task PostInDoubt_IsToldToWhoCanDecide_OnceAnHourAtMost_AndAgainOnlyForNews()
    {
        var place = await _community.PlaceAsync(group: _group);
        await LookAsync();
        Assert.Empty(await ToldAsync());

        await _community.UndeliveredAsync(place);
        await LookAsync();
        await LookAsync();
        Assert.Equal([_administrator, _coordinator, _lead], await ToldAsync());

        _community.Time.Advance(TimeSpan.FromMinutes(30));
        await _community.UndeliveredAsync(place);
        await LookAsync();
        Assert.Equal(3, (await ToldAsync()).Count);

        _community.Time.Advance(TimeSpan.FromMinutes(31));
        await LookAsync();
        Assert.Equal(6, (await ToldAsync()).Count);

        _community.Time.Advance(TimeSpan.FromHours(3));
        await LookAsync();
        Assert.Equal(6, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task PostInDoubt_AfterTheClockWasPutBack_IsTold_ThoughTheLastTimeLiesAhead()
    {
        var place = await _community.PlaceAsync(group: _group);
        await _community.UndeliveredAsync(place);
        await LookAsync();
        _community.Time.Jump(-TimeSpan.FromDays(400));
        await _community.UndeliveredAsync(place);

        await LookAsync();

        Assert.Equal(6, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task PrivateMessageInDoubt_IsToldToAdministratorsOnly()
    {
        await _community.UndeliveredAsync(await _community.PlaceAsync(ConversationKind.Personal), member: _lead);

        await LookAsync();

        Assert.Equal([_administrator], await ToldAsync());
    }

    [Fact]
    public async Task FailedEvent_IsToldToAdministrators_ADismissedOneToNobody()
    {
        await _community.EventAsync(InboxState.Dismissed);
        await LookAsync();
        Assert.Empty(await ToldAsync());

        await _community.EventAsync(InboxState.Failed);
        await LookAsync();
        Assert.Equal([_administrator], await ToldAsync());
    }

    private async Task LookAsync()
    {
        _community.Time.Advance(TimeSpan.FromSeconds(1));
        await _community.Services.DoAsync("undelivered");
    }

    private Task<List<long?>> ToldAsync() => _community.ReadAsync(static db => db.Outbox
        .Where(static row => row.NoticeType == NoticeJson.NameOf<AmbiguousMessages>() || row.NoticeType == NoticeJson.NameOf<EventsFailed>())
        .OrderBy(static row => row.Id).Select(static row => row.MemberId).ToListAsync());
}
