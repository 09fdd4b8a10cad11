using System.Collections.Concurrent;
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
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly WorkContext _work = new();
    private readonly ConcurrentBag<DateTimeOffset> _left = [];
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 21, 6, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("telegram", 30)]
    [InlineData("msteams/t1", 50)]
    public async Task TwoNodes_ThatBothSendAllTheyMay_TogetherNeverExceedTheWindow_AndUseIt(string scope, int limit)
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        await SendAsync(one, scope, seconds: 3); // It has all to itself, and has to give half of it away.
        _left.Clear();

        for (var end = _time.GetUtcNow().AddSeconds(20); _time.GetUtcNow() < end; await _time.AdvanceAsync(Step, _work))
        {
            Send(one, scope);
            Send(other, scope);
        }

        var all = _left.Order().ToList();
        var busiest = all.Select((from, at) => all.Skip(at).TakeWhile(later => later < from + TimeSpan.FromSeconds(1)).Count()).Max();
        var settled = all.Where(at => at >= _time.GetUtcNow().AddSeconds(-10)).ToList();
        Assert.InRange(busiest, limit - 2, limit);
        Assert.InRange(settled.Count, limit * 10 * 0.98, limit * 10);
    }

    [Fact]
    public async Task Chat_ThatOneNodeWroteTo_IsLeftAloneByTheOtherAsLongAsItMust()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        var permit = Assert.Single(await TakeAsync(one, "telegram", null, 1, isReply: true)).Permit!;
        Assert.True(await one.GetRequiredService<ISendThrottle>().LeaveAsync(permit, default));
        for (var more = 0; more < 5; more++)
        {
            await NoteAsync(one, permit);
        }

        var waiting = Assert.Single(await TakeAsync(other, "telegram", null, 1, isReply: true));
        await _time.AdvanceAsync(waiting.Delay, _work);

        Assert.Equal((null, false), (waiting.Permit, waiting.WholeScope));
        Assert.NotNull(Assert.Single(await TakeAsync(other, "telegram", null, 1, isReply: true)).Permit);
    }

    /// <summary>What it had long ago is the other's since, and must not be counted as used.</summary>
    [Fact]
    public async Task Node_ThatWasQuietAndAsksForLittle_TakesLittleFromTheOther()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        await SendAsync(one, "telegram", seconds: 3);
        await _time.AdvanceAsync(TimeSpan.FromMinutes(1), _work);
        await SendAsync(other, "telegram", seconds: 5);
        _left.Clear();

        await TakeAsync(one, "telegram", "a", 1, isReply: true);
        await SendAsync(other, "telegram", seconds: 10);

        Assert.InRange(_left.Count, 30 * 10 * 0.75, 30 * 10);
    }

    /// <summary>Replies and all else ask beside each other. Were the older answer taken for the newer, both nodes could have what one has given up.</summary>
    [Fact]
    public async Task Share_IsAskedForOnce_HoweverManyAsk()
    {
        await using var node = await NodeAsync();
        var slow = new SlowTransactions(node.GetRequiredService<ITransactions>());
        using var throttle = ActivatorUtilities.CreateInstance<SharedSendThrottle>(node, slow);
        RateRequest[] reply = [new("telegram", "a", ConversationKind.Personal)];
        RateRequest[] bulk = [new("telegram", "b", ConversationKind.Personal, IsReply: false)];
        var first = throttle.TakeAsync(reply, default);
        var second = throttle.TakeAsync(bulk, default);
        slow.Answer.SetResult();

        await second;
        Assert.NotNull(Assert.Single(await first).Permit);
        Assert.Equal(1, slow.Asked);
    }

    /// <summary>As a turn does with its reply.</summary>
    [Fact]
    public async Task PermitWithinATransaction_IsGivenFromAShareThatIsThere_AndSeenToForTheNext()
    {
        await using var one = await NodeAsync();
        var before = await WithinAsync(one, "a");
        await Eventually.SoAsync(async () => (await WithinAsync(one, "a"))?.Permit is not null);
        _time.Advance(ShareTable.Lease);

        Assert.Null(before);
        Assert.Null(await WithinAsync(one, "b")); // A share that has ended is nobody's.
    }

    [Fact]
    public async Task PermitWithinATransaction_IsRefusedForAChatThatTheOtherNodeWroteTo_OrThatShallWait()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync();
        await TakeAsync(other, "telegram", "z", 1, isReply: true); // It has a share.
        var permit = Assert.Single(await TakeAsync(one, "telegram", null, 1, isReply: true)).Permit!;
        Assert.True(await one.GetRequiredService<ISendThrottle>().LeaveAsync(permit, default));
        for (var more = 0; more < 5; more++)
        {
            await NoteAsync(one, permit);
        }

        await one.GetRequiredService<ISendThrottle>().PauseAsync("telegram", "paused", TimeSpan.FromSeconds(1), default);

        var full = await WithinAsync(other, "same");
        var paused = await WithinAsync(other, "paused");
        var free = await WithinAsync(other, "free");

        Assert.Equal((null, false), (full!.Value.Permit, full.Value.WholeScope));
        Assert.Equal((null, TimeSpan.FromSeconds(1)), (paused!.Value.Permit, paused.Value.Delay));
        Assert.NotNull(free!.Value.Permit);
    }

    /// <summary>A slow machine needs seconds between the permit and the leaving. That must not make it lose both.</summary>
    [Fact]
    public async Task Permit_IsGoodAsLongAsItsShareIs()
    {
        await using var node = await NodeAsync();
        var permits = (await TakeAsync(node, "telegram", "a", 2)).Select(static answer => answer.Permit!).ToList();

        _time.Advance(ShareTable.Lease - TimeSpan.FromSeconds(1));
        Assert.True(await node.GetRequiredService<ISendThrottle>().LeaveAsync(permits[0], default));

        _time.Advance(TimeSpan.FromSeconds(1)); // Now others may have its places.
        Assert.False(await node.GetRequiredService<ISendThrottle>().LeaveAsync(permits[1], default));
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

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SendAsync(ServiceProvider node, string scope, int seconds)
    {
        for (var end = _time.GetUtcNow().AddSeconds(seconds); _time.GetUtcNow() < end; await _time.AdvanceAsync(Step, _work))
        {
            Send(node, scope);
        }
    }

    /// <summary>As much as it may.</summary>
    private void Send(ServiceProvider node, string scope) => _work.Run(() => SendAsync(node, scope));

    private async Task SendAsync(ServiceProvider node, string scope)
    {
        using var busy = _work.Busy();
        var throttle = node.GetRequiredService<ISendThrottle>();
        foreach (var answer in await TakeAsync(node, scope, "a", 20))
        {
            _ = answer.Permit is { } permit ? LeaveAsync(throttle, permit) : Task.CompletedTask;
        }
    }

    private async Task LeaveAsync(ISendThrottle throttle, RatePermit permit)
    {
        if (await throttle.LeaveAsync(permit, default))
        {
            _left.Add(permit.LeftAt!.Value);
        }
    }

    private sealed class SlowTransactions(ITransactions inner) : ITransactions
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked { get; private set; }

        public async Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
        {
            Asked++;
            await Answer.Task;
            return await inner.RunAsync(exclusiveKey, work, cancel);
        }
    }

    private static Task<RateAnswer?> WithinAsync(ServiceProvider node, string chat) => node.GetRequiredService<ITransactions>().RunAsync(
        (_, cancel) => node.GetRequiredService<ISendThrottle>().TryTakeAsync(new RateRequest("telegram", chat, ConversationKind.Personal), cancel).AsTask(), default);

    private static Task<bool> NoteAsync(ServiceProvider node, RatePermit permit) => node.GetRequiredService<ITransactions>().RunAsync(
        async (services, cancel) =>
        {
            await node.GetRequiredService<ISendThrottle>().NoteLeftAsync(services.GetRequiredService<CommunityDb>(), [permit], cancel);
            return true;
        },
        default);

    private static Task<IReadOnlyList<RateAnswer>> TakeAsync(ServiceProvider node, string scope, string? chats, int count, bool isReply = false) =>
        node.GetRequiredService<ISendThrottle>().TakeAsync(
            [.. Enumerable.Range(0, count).Select(at => new RateRequest(scope, chats is null ? "same" : $"{chats}{at}{Guid.NewGuid()}", ConversationKind.Personal, isReply))], default);

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
