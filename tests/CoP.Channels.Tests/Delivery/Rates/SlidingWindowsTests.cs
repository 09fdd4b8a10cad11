using CoP.Channels.Delivery;
using CoP.Channels.Delivery.Rates;
using CoP.Community.Delivery;
using CoP.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Delivery.Rates;

public class SlidingWindowsTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void PrivateChat_OnTelegram_MayGetABurstOfFiveAndThenOneASecond()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);

        Assert.Equal(5, Granted(budget, 8, Community.Channels.Telegram, _ => "1"));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, Granted(budget, 8, Community.Channels.Telegram, _ => "1"));
    }

    [Fact]
    public void Edits_InAPrivateChatOnTelegram_DoNotSpendItsMessages()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);
        var edit = new RateRequest(Community.Channels.Telegram, "1", ConversationKind.Personal, IsEdit: true);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(budget.Take(edit).Granted));
        Assert.Equal(5, Granted(budget, 8, Community.Channels.Telegram, _ => "1"));
        Assert.False(Enumerable.Range(0, 20).All(_ => budget.Take(edit with { Kind = ConversationKind.Group, Chat = "2" }).Granted));
    }

    [Theory]
    [InlineData(Community.Channels.Telegram, 30)]
    [InlineData(Community.Channels.Teams, 50)]
    public void Bot_InOneSecond_SendsNoMoreThanThePlatformAllows(string channel, int limit)
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);

        Assert.Equal(limit, Granted(budget, 200, channel, at => $"{at}"));
        Assert.Equal(new RateAnswer(TimeSpan.FromSeconds(1), true), budget.Take(new(channel, "x", ConversationKind.Personal)));
    }

    [Fact]
    public void Chat_OnTeams_GetsSixtyInThirtySeconds()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);
        var granted = 0;
        for (var second = 0; second < 30; second++)
        {
            granted += Granted(budget, 10, Community.Channels.Teams, _ => "1");
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        }

        Assert.Equal(60, granted);
    }

    [Fact]
    public void Requests_ThatLeaveLaterThanTheyAsked_CountFromWhenTheyLeft()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);
        List<RateRequest> taken = [.. Enumerable.Range(0, 30).Select(static at => new RateRequest(Community.Channels.Telegram, $"{at}", ConversationKind.Personal))];
        taken.ForEach(request => Assert.True(budget.Take(request).Granted));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        taken.ForEach(budget.Leave);
        _time.Advance(TimeSpan.FromSeconds(0.9));

        Assert.Equal(TimeSpan.FromSeconds(0.1), budget.Take(new(Community.Channels.Telegram, "x", ConversationKind.Personal)).Delay);
    }

    [Fact]
    public void Place_ThatIsGivenBack_IsFree()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);
        var request = new RateRequest(Community.Channels.Telegram, "1", ConversationKind.Personal);
        for (var turn = 0; turn < 100; turn++)
        {
            Assert.True(budget.Take(request).Granted);
            budget.GiveBack(request);
        }
    }

    [Fact]
    public void Broadcast_LeavesAFifthOfTheBotsLimitToReplies()
    {
        var budget = new SlidingWindows(new RateLimits(Options.Create(new DeliveryOptions())), _time);
        var bulk = Enumerable.Range(0, 50).Select(static at => new RateRequest(Community.Channels.Telegram, $"{at}", ConversationKind.Personal, IsReply: false));

        Assert.Equal(24, bulk.Count(request => Leaves(budget, request)));
        Assert.Equal(6, Granted(budget, 50, Community.Channels.Telegram, static at => $"r{at}"));
    }

    private static int Granted(SlidingWindows budget, int asked, string channel, Func<int, string> chat) =>
        Enumerable.Range(0, asked).Select(at => new RateRequest(channel, chat(at), ConversationKind.Personal)).Count(request => Leaves(budget, request));

    private static bool Leaves(SlidingWindows budget, RateRequest request)
    {
        var granted = budget.Take(request).Granted;
        if (granted)
        {
            budget.Leave(request);
        }

        return granted;
    }
}
