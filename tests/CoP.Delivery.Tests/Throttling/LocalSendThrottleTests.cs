using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using CoP.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CoP.Delivery.Tests.Throttling;

/// <summary>Virtual time: hours pass in a moment.</summary>
public class LocalSendThrottleTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly DeliveryOptions _options = new();

    [Theory]
    [InlineData("msteams/t1", ConversationKind.Personal, "7/1 8/2 60/30 1800/3600", 1)]
    [InlineData("msteams/t1", ConversationKind.Channel, "7/1 8/2 60/30 1800/3600", 1)]
    [InlineData("telegram", ConversationKind.Personal, "5/5", 1)]
    [InlineData("telegram", ConversationKind.Group, "3/3 20/60", 1)]
    [InlineData("telegram", ConversationKind.Group, "1/3 10/60", 0.5)]
    public async Task Chat_ThatIsFlooded_NeverExceedsAWindowAndUsesTheLongestFully(string scope, ConversationKind kind, string limits, double factor)
    {
        _options.RateFactor = factor;
        var windows = limits.Split(' ').Select(static text => text.Split('/')).Select(static pair => RateLimit.In(int.Parse(pair[0], null), int.Parse(pair[1], null))).ToList();
        var longest = windows.MaxBy(static limit => limit.Window)!;

        var left = await FloodAsync(new RateRequest(scope, "1", kind), 3 * longest.Window);

        Assert.All(windows, limit => Assert.InRange(Busiest(left, limit.Window), 1, limit.Count));
        Assert.InRange(left.Count, longest.Count * 3 * 0.98, double.MaxValue);
    }

    [Fact]
    public async Task Edits_InAPrivateChatOnTelegram_DoNotSpendItsMessages()
    {
        var budget = Budget();
        var edit = new RateRequest("telegram", "1", ConversationKind.Personal, IsEdit: true);

        Assert.All(await TakeAsync(budget, Enumerable.Repeat(edit, 20)), static answer => Assert.NotNull(answer.Permit));
        Assert.Equal(5, (await TakeAsync(budget, Enumerable.Repeat(edit with { IsEdit = false }, 8))).Count(static answer => answer.Permit is not null));
        Assert.Contains(await TakeAsync(budget, Enumerable.Repeat(edit with { Kind = ConversationKind.Group, Chat = "2" }, 8)), static answer => answer.Permit is null);
    }

    [Fact]
    public async Task Tenants_HaveEachTheirOwnWindow()
    {
        var budget = Budget();

        Assert.All(await LeaveAsync(budget, Many("msteams/t1", 50)), static leaving => Assert.True(leaving.IsCompletedSuccessfully));
        Assert.All(await LeaveAsync(budget, Many("msteams/t2", 50)), static leaving => Assert.True(leaving.IsCompletedSuccessfully));
        Assert.All(await TakeAsync(budget, Many("msteams/t1", 3)), static answer => Assert.True(answer is { Permit: null, WholeScope: true }));
    }

    [Fact]
    public async Task Requests_ThatLeaveLaterThanTheyAsked_CountFromWhenTheyLeft()
    {
        var budget = Budget();
        var taken = await TakeAsync(budget, Many("telegram", 30));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        foreach (var answer in taken)
        {
            await budget.LeaveAsync(answer.Permit!, default);
        }

        _time.Advance(TimeSpan.FromSeconds(0.7));

        Assert.Null((await TakeAsync(budget, Many("telegram", 1)))[0].Permit);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        var next = budget.LeaveAsync((await TakeAsync(budget, Many("telegram", 1)))[0].Permit!, default);
        Assert.False(next.IsCompleted); // It is let on a little ahead, and waits.
        _time.Advance(TimeSpan.FromSeconds(0.05) + SendScheduler.Guard);
        Assert.True(await next);
    }

    [Fact]
    public async Task Place_ThatIsGivenBack_IsFree()
    {
        var budget = Budget();
        for (var turn = 0; turn < 100; turn++)
        {
            budget.GiveBack((await TakeAsync(budget, [new("telegram", "1", ConversationKind.Personal)]))[0].Permit!);
        }
    }

    [Fact]
    public async Task Broadcast_WhileThereAreReplies_LeavesThemAFewPlaces()
    {
        var budget = Budget();
        await LeaveAsync(budget, Many("telegram", 1));
        var bulk = (await TakeAsync(budget, Many("telegram", 60, isReply: false))).Count(static answer => answer.Permit is not null);

        Assert.InRange(bulk, 24, 28);
    }

    [Fact]
    public async Task Request_ThatWasLateOnTheWay_CountsLater()
    {
        var budget = Budget();
        for (var second = 0; second < 4; second++)
        {
            await SendAsync(budget, static _ => 20);
            _time.Advance(TimeSpan.FromSeconds(1.1));
        }

        await SendAsync(budget, static at => at == 29 ? 70 : 20);
        _time.Advance(TimeSpan.FromSeconds(1) + SendScheduler.Guard);
        var next = await LeaveAsync(budget, Many("telegram", 30));

        Assert.Equal(29, next.Count(static leaving => leaving.IsCompletedSuccessfully));
        _time.Advance(TimeSpan.FromMilliseconds(60));
        await Task.WhenAll(next).WaitAsync(Eventually.HangGuard);
    }

    [Fact]
    public async Task Requests_OfAProcessThatHasJustStarted_CountAsLateAsTheirAnswers()
    {
        var budget = Budget();
        await SendAsync(budget, static _ => 150);
        _time.Advance(TimeSpan.FromSeconds(1) + SendScheduler.Guard);
        var next = await LeaveAsync(budget, Many("telegram", 30));

        Assert.DoesNotContain(next, static leaving => leaving.IsCompletedSuccessfully);
        _time.Advance(TimeSpan.FromMilliseconds(150));
        await Task.WhenAll(next).WaitAsync(Eventually.HangGuard);
    }

    private static async Task SendAsync(LocalSendThrottle budget, Func<int, int> milliseconds)
    {
        var places = (await TakeAsync(budget, Many("telegram", 30))).Select(static answer => answer.Permit!).ToList();
        foreach (var (at, permit) in places.Index())
        {
            await budget.LeaveAsync(permit, default);
            budget.Answered(permit, TimeSpan.FromMilliseconds(milliseconds(at)));
        }
    }

    private static List<RateRequest> Many(string scope, int count, bool isReply = true) =>
        Enumerable.Range(0, count).Select(at => new RateRequest(scope, $"{isReply}{at}", ConversationKind.Personal, isReply)).ToList();

    private static Task<IReadOnlyList<RateAnswer>> TakeAsync(LocalSendThrottle budget, IEnumerable<RateRequest> requests) =>
        budget.TakeAsync([.. requests], default);

    private static async Task<List<Task<bool>>> LeaveAsync(LocalSendThrottle budget, IEnumerable<RateRequest> requests) =>
        [.. (await TakeAsync(budget, requests)).Select(answer => budget.LeaveAsync(answer.Permit!, default).AsTask())];

    private static int Busiest(List<DateTimeOffset> left, TimeSpan window) =>
        left.Select((from, at) => left.Skip(at).TakeWhile(other => other < from + window).Count()).Max();

    private LocalSendThrottle Budget() => new(new RateLimits([TeamsTraits.Limits(_options), TelegramTraits.Limits(_options)], Options.Create(_options)), new SteadyTime(_time));

    private async Task<List<DateTimeOffset>> FloodAsync(RateRequest request, TimeSpan lasts)
    {
        using var budget = Budget();
        List<DateTimeOffset> left = [];
        for (var end = _time.GetUtcNow() + lasts; _time.GetUtcNow() < end;)
        {
            var answer = (await budget.TakeAsync([request], default))[0];
            if (answer.Permit is { } permit)
            {
                await budget.LeaveAsync(permit, default);
                left.Add(_time.GetUtcNow());
            }

            _time.Advance(answer.Delay);
        }

        return left;
    }
}
