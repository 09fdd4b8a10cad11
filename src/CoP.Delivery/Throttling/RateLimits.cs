using System.Collections.Immutable;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Delivery.Throttling;

/// <summary>At most <paramref name="Count"/> requests in any <paramref name="Window"/>.</summary>
internal sealed record RateLimit(int Count, TimeSpan Window)
{
    public static RateLimit In(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds));
}

/// <summary>What the platforms document (Teams "Rate limiting" for bots, Telegram's bot FAQ) as far as the settings leave it.</summary>
internal sealed class RateLimits(IOptions<DeliveryOptions> options)
{
    private static readonly ImmutableArray<RateLimit> Teams =
        [RateLimit.In(7, 1), RateLimit.In(8, 2), RateLimit.In(60, 30), RateLimit.In(1_800, 3_600)];

    // One a second on average: the FAQ lets short bursts pass, and an answer is often two or three messages.
    private static readonly ImmutableArray<RateLimit> TelegramPerson = [RateLimit.In(5, 5)];
    private static readonly ImmutableArray<RateLimit> TelegramMany = [RateLimit.In(3, 3), RateLimit.In(20, 60)];

    private readonly ImmutableArray<RateLimit> _teamsTenant = Scaled(options, [RateLimit.In(options.Value.TeamsPerSecond, 1)]);
    private readonly ImmutableArray<RateLimit> _teamsChat = Scaled(options, Teams);
    private readonly ImmutableArray<RateLimit> _telegramBot = Scaled(options, [RateLimit.In(options.Value.TelegramPerSecond, 1)]);
    private readonly ImmutableArray<RateLimit> _telegramChat = Scaled(options, TelegramPerson);
    private readonly ImmutableArray<RateLimit> _telegramGroup = Scaled(options, TelegramMany);

    /// <summary>What an estimate of a broadcast's time goes by.</summary>
    public SendingRates ToMany { get; } = new(options.Value.TeamsPerSecond * options.Value.RateFactor, options.Value.TelegramPerSecond * options.Value.RateFactor);

    /// <summary>Of the bot and tenant together; none where nobody counts (the try-out page).</summary>
    public ImmutableArray<RateLimit> OfScope(string channel) => channel switch
    {
        Community.Channels.Teams => _teamsTenant,
        Community.Channels.Telegram => _telegramBot,
        _ => [],
    };

    public ImmutableArray<RateLimit> OfChat(RateRequest request) => (request.Channel, request.Kind) switch
    {
        (Community.Channels.Teams, _) => _teamsChat,
        (Community.Channels.Telegram, ConversationKind.Personal) => request.IsEdit ? [] : _telegramChat,
        (Community.Channels.Telegram, _) => _telegramGroup,
        _ => [],
    };

    private static ImmutableArray<RateLimit> Scaled(IOptions<DeliveryOptions> options, ImmutableArray<RateLimit> limits) =>
        [.. limits.Select(limit => limit with { Count = Math.Max(1, (int)(limit.Count * options.Value.RateFactor)) })];
}
