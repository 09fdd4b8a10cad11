using CoP.Channels.Delivery.Rates;
using CoP.Community.Delivery;
using CoP.Testing;
using Xunit;

namespace CoP.Channels.Tests.Delivery.Rates;

public class SlidingWindowsTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void PrivateChat_OnTelegram_MayGetABurstOfThreeAndThenOneASecond()
    {
        var budget = new SlidingWindows(_time);

        Assert.Equal(3, Granted(budget, 5, Community.Channels.Telegram, _ => "1"));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, Granted(budget, 5, Community.Channels.Telegram, _ => "1"));
    }

    [Theory]
    [InlineData(Community.Channels.Telegram, 30)]
    [InlineData(Community.Channels.Teams, 50)]
    public void Bot_InOneSecond_SendsNoMoreThanThePlatformAllows(string channel, int limit)
    {
        var budget = new SlidingWindows(_time);

        Assert.Equal(limit, Granted(budget, 200, channel, at => $"{at}"));
        Assert.Equal(new RateAnswer(TimeSpan.FromSeconds(1), true), budget.Take(new(channel, "x", ConversationKind.Personal)));
    }

    [Fact]
    public void Chat_OnTeams_GetsSixtyInThirtySeconds()
    {
        var budget = new SlidingWindows(_time);
        var granted = 0;
        for (var second = 0; second < 30; second++)
        {
            granted += Granted(budget, 10, Community.Channels.Teams, _ => "1");
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        }

        Assert.Equal(60, granted);
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
