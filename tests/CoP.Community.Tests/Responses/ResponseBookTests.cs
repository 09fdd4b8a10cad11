using CoP.Community.Responses;

namespace CoP.Community.Tests.Responses;

public sealed class ResponseBookTests : IAsyncLifetime
{
    private const string Subject = "test:1";

    private TestCommunity _community = null!;
    private long _member;

    public async Task InitializeAsync()
    {
        _community = await TestCommunity.EmptyAsync();
        _member = await _community.MemberAsync("Member");
    }

    public Task DisposeAsync() => _community.DisposeAsync().AsTask();

    /// <summary>What counts responses goes by what this returns.</summary>
    [Fact]
    public async Task Response_SaysWhetherItIsTheFirst()
    {
        Assert.True(await GiveAsync("yes"));
        Assert.False(await GiveAsync("yes"));
        Assert.False(await GiveAsync("no"));
    }

    [Fact]
    public async Task Response_TakenBack_IsAsIfNeverGiven()
    {
        await GiveAsync("yes");

        Assert.True(await TakeBackAsync());
        Assert.False(await TakeBackAsync());
        Assert.True(await GiveAsync("yes"));
    }

    private Task<bool> GiveAsync(string choice) => _community.As(_member, (ResponseBook book, Member me) => book.GiveAsync(me, Subject, choice, default));

    private Task<bool> TakeBackAsync() => _community.As(_member, (ResponseBook book, Member me) => book.TakeBackAsync(me, Subject, default));
}
