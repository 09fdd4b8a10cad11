using CoP.Channels;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using CoP.Storage;
using CoP.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests.Throttling;

/// <summary>Two processes on one database file.</summary>
public sealed class SharedSendThrottleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-rates-").FullName;
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 21, 6, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("telegram", 30)]
    [InlineData("msteams/t1", 50)]
    public async Task TwoNodes_ThatBothSendAllTheyMay_TogetherNeverExceedTheWindow(string scope, int limit)
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        List<DateTimeOffset> granted = [];

        for (var end = _time.GetUtcNow().AddSeconds(6); _time.GetUtcNow() < end; _time.Advance(TimeSpan.FromMilliseconds(100)))
        {
            var answers = await Task.WhenAll(TakeAsync(one, scope, "a", 20), TakeAsync(other, scope, "b", 20));
            granted.AddRange(answers.SelectMany(static all => all).Select(static answer => answer.Permit).OfType<RatePermit>().Select(static permit => permit.From));
        }

        granted.Sort();
        var busiest = granted.Select((from, at) => granted.Skip(at).TakeWhile(later => later <= from + TimeSpan.FromSeconds(1) + SharedSendThrottle.Grace).Count()).Max();
        Assert.Equal(limit, busiest);
        Assert.InRange(granted.Count, limit * 5, limit * 6.5);
    }

    [Fact]
    public async Task Chat_ThatBothNodesWriteTo_GetsWhatOneMayGet()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();

        var answers = await Task.WhenAll(TakeAsync(one, "telegram", null, 6), TakeAsync(other, "telegram", null, 6));

        Assert.Equal(5, answers.Sum(static all => all.Count(static answer => answer.Permit is not null)));
    }

    [Fact]
    public async Task Pause_ThatOneNodeWasTold_CountsForTheOtherUntilItEnds()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        await one.GetRequiredService<ISendThrottle>().PauseAsync("telegram", null, TimeSpan.FromSeconds(5), default);
        await one.GetRequiredService<ISendThrottle>().PauseAsync("telegram", null, TimeSpan.FromSeconds(2), default); // Does not shorten it.

        var waiting = Assert.Single(await TakeAsync(other, "telegram", "a", 1));
        var elsewhere = Assert.Single(await TakeAsync(other, "msteams/t1", "a", 1));
        _time.Advance(TimeSpan.FromSeconds(5));
        var free = Assert.Single(await TakeAsync(other, "telegram", "a", 1));

        Assert.Equal((null, TimeSpan.FromSeconds(5), true), (waiting.Permit, waiting.Delay, waiting.WholeScope));
        Assert.NotNull(elsewhere.Permit);
        Assert.NotNull(free.Permit);
    }

    [Fact]
    public async Task Pause_OfOneChat_LeavesTheOthersAlone()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        await one.GetRequiredService<ISendThrottle>().PauseAsync("telegram", "same", TimeSpan.FromSeconds(5), default);

        var waiting = Assert.Single(await TakeAsync(other, "telegram", null, 1));
        var another = Assert.Single(await TakeAsync(other, "telegram", "a", 1));

        Assert.Equal((null, TimeSpan.FromSeconds(5), false), (waiting.Permit, waiting.Delay, waiting.WholeScope));
        Assert.NotNull(another.Permit);
    }

    [Fact]
    public async Task Place_ThatIsUsedTooLate_IsLost()
    {
        await using var node = await NodeAsync();
        var permit = (await TakeAsync(node, "telegram", "a", 1))[0].Permit!;

        _time.Advance(SharedSendThrottle.Grace + TimeSpan.FromMilliseconds(1));

        Assert.False(await node.GetRequiredService<ISendThrottle>().LeaveAsync(permit, default));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<IReadOnlyList<RateAnswer>> TakeAsync(ServiceProvider node, string scope, string? chats, int count) =>
        node.GetRequiredService<ISendThrottle>().TakeAsync(
            [.. Enumerable.Range(0, count).Select(at => new RateRequest(scope, chats is null ? "same" : $"{chats}{at}{Guid.NewGuid()}", ConversationKind.Personal, IsReply: false))], default);

    private async Task<ServiceProvider> NodeAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "community.db")}",
            ["Delivery:Nodes"] = "2",
        }).Build();
        var node = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time)
            .AddCommunity().AddChannelTraits().AddDelivery(settings).AddStorage(settings).BuildServiceProvider();
        Assert.IsType<SharedSendThrottle>(node.GetRequiredService<ISendThrottle>());
        await node.GetRequiredService<IDatabaseStartup>().PrepareAsync(default);
        return node;
    }
}
