using System.Collections.Immutable;
using CoP.Community.Delivery;

namespace CoP.Channels.Delivery.Rates;

/// <summary>At most <paramref name="Count"/> requests in any <paramref name="Window"/>.</summary>
internal sealed record RateLimit(int Count, TimeSpan Window)
{
    public static RateLimit In(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds));
}

/// <summary>What the platforms document: Teams "Rate limiting" for bots, Telegram's bot FAQ.</summary>
internal static class RateLimits
{
    private static readonly ImmutableArray<RateLimit> TeamsApp = [RateLimit.In(50, 1)];

    private static readonly ImmutableArray<RateLimit> TeamsChat =
        [RateLimit.In(7, 1), RateLimit.In(8, 2), RateLimit.In(60, 30), RateLimit.In(1_800, 3_600)];

    private static readonly ImmutableArray<RateLimit> TelegramBot = [RateLimit.In(30, 1)];

    // One a second on average: the FAQ lets short bursts pass, and an answer is often two or three messages.
    private static readonly ImmutableArray<RateLimit> TelegramChat = [RateLimit.In(5, 5)];

    private static readonly ImmutableArray<RateLimit> TelegramGroup = [RateLimit.In(3, 3), RateLimit.In(20, 60)];

    public static ImmutableArray<RateLimit> OfBot(string channel) => channel switch
    {
        Community.Channels.Teams => TeamsApp,
        Community.Channels.Telegram => TelegramBot,
        _ => [],
    };

    public static ImmutableArray<RateLimit> OfChat(RateRequest request) => (request.Channel, request.Kind) switch
    {
        (Community.Channels.Teams, _) => TeamsChat,
        (Community.Channels.Telegram, ConversationKind.Personal) => request.IsEdit ? [] : TelegramChat,
        (Community.Channels.Telegram, _) => TelegramGroup,
        _ => [],
    };
}
