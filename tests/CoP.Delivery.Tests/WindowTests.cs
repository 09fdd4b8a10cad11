using System.Collections.Concurrent;
using CoP.Community;
using CoP.Community.Delivery;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Guarantees G8 and G9, as the platform counts: no window of any position holds more requests than it may, in virtual time.</summary>
public class WindowTests
{
    private readonly ConcurrentQueue<(DateTimeOffset At, string Chat)> _seen = [];

    public static TheoryData<string, ConversationKind, int, int, int> Limits => new()
    {
        { ChannelNames.Telegram, ConversationKind.Personal, 1, 30, 5 },
        { ChannelNames.Telegram, ConversationKind.Group, 60, 20, 20 },
        { ChannelNames.Teams, ConversationKind.Personal, 1, 50, 7 },
        { ChannelNames.Teams, ConversationKind.Personal, 2, 100, 8 },
        { ChannelNames.Teams, ConversationKind.Channel, 30, 1_500, 60 },
    };

    /// <param name="seconds">The window.</param>
    /// <param name="everybody">How many it may hold of all chats together.</param>
    /// <param name="each">And of one chat.</param>
    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Platform_InAnyWindow_CountsNoMoreThanItAllows(string channel, ConversationKind kind, int seconds, int everybody, int each)
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = request => Note(fixture, request);
        var chats = Enumerable.Range(0, 3).Select(at => Chat($"{at}", channel, kind)).ToList();
        var crowd = Enumerable.Range(0, 60).Select(at => Chat($"crowd {at}", channel, ConversationKind.Personal));
        await fixture.StartAsync([.. crowd.Select(static chat => DispatcherFixture.Row(chat, chat.ExternalId)),
            .. Enumerable.Range(0, 25).SelectMany(number => chats.Select(chat => DispatcherFixture.Row(chat, $"{chat.ExternalId}-{number}")))]);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.InRange(Most(_seen.Select(static one => one.At), seconds), 1, kind == ConversationKind.Personal ? everybody : int.MaxValue);
        Assert.All(_seen.GroupBy(static one => one.Chat), chat => Assert.InRange(Most(chat.Select(static one => one.At), seconds), 1, each));
    }

    [Theory]
    [InlineData("Delivery:TelegramPerSecond", "6", ChannelNames.Telegram, 6)]
    [InlineData("Delivery:TeamsPerSecond", "4", ChannelNames.Teams, 4)]
    [InlineData("Delivery:RateFactor", "0.1", ChannelNames.Telegram, 3)]
    public async Task Platform_WithALowerRate_CountsNoMoreThanThat_AndNoLess(string key, string value, string channel, int most)
    {
        await using var fixture = new DispatcherFixture((key, value));
        fixture.Answer = request => Note(fixture, request);
        await fixture.StartAsync([.. Enumerable.Range(0, 30).Select(at => DispatcherFixture.Row(Chat($"{at}", channel, ConversationKind.Personal), $"{at}"))]);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal(most, Most(_seen.Select(static one => one.At), 1));
    }

    [Fact]
    public async Task Chat_ToldToWait_IsLeftAloneThatLong_AndOthersGoOn()
    {
        await using var fixture = new DispatcherFixture();
        DateTimeOffset? told = null;
        fixture.Answer = request =>
        {
            Note(fixture, request);
            return request.Conversation.ExternalId == "slow" && told is null && (told = fixture.Time.GetUtcNow()) is not null
                ? new SendOutcome.RetryLater(TimeSpan.FromMinutes(10), "429")
                : new SendOutcome.Sent("1");
        };
        var slow = DispatcherFixture.Chat("slow");
        await fixture.StartAsync([DispatcherFixture.Row(slow, "a"), DispatcherFixture.Row(slow, "b"), .. Enumerable.Range(0, 20).Select(static at => DispatcherFixture.Row(DispatcherFixture.Chat($"{at}"), $"{at}"))]);

        await fixture.UntilAsync(static rows => rows.Count(static row => row.State == OutboxState.Sent) == 20);
        Assert.Single(_seen, static one => one.Chat == "slow");
        await fixture.LeapAsync(TimeSpan.FromMinutes(10));
        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.All(_seen.Where(static one => one.Chat == "slow").Skip(1), one => Assert.True(one.At >= told!.Value.AddMinutes(10)));
    }

    private static Conversation Chat(string id, string channel, ConversationKind kind)
    {
        var chat = DispatcherFixture.Chat(id, channel);
        chat.Kind = kind;
        return chat;
    }

    private SendOutcome.Sent Note(DispatcherFixture fixture, OutboundRequest request)
    {
        _seen.Enqueue((fixture.Time.GetUtcNow(), request.Conversation.ExternalId));
        return new SendOutcome.Sent("1");
    }

    /// <summary>The most that a window of this length holds, wherever it begins.</summary>
    private static int Most(IEnumerable<DateTimeOffset> moments, int seconds)
    {
        var all = moments.Order().ToList();
        return all.Max(from => all.Count(at => at >= from && at < from.AddSeconds(seconds)));
    }
}
