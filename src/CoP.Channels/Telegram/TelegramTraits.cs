using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Delivery.Throttling;

namespace CoP.Channels.Telegram;

/// <summary>What Telegram can do and what it allows (its FAQ for bots, and <c>deleteMessage</c> of the Bot API).</summary>
internal static class TelegramTraits
{
    // One a second on average: the FAQ lets short bursts pass, and an answer is often two or three messages.
    private static readonly ImmutableArray<RateLimit> Person = [RateLimit.In(5, 5)];
    private static readonly ImmutableArray<RateLimit> Many = [RateLimit.In(3, 3), RateLimit.In(20, 60)];

    public static ChannelTraits Of(DeliveryOptions options) => new(ChannelNames.Telegram)
    {
        TakesReplies = true,
        HasWordsInFirstPartOnly = true, // A broadcast's words fit into one message.
        DeletableFor = TimeSpan.FromHours(48),
        PerSecond = options.TelegramPerSecond * options.RateFactor,
    };

    public static ChannelLimits Limits(DeliveryOptions options) => new(ChannelNames.Telegram, options.TelegramPerSecond, OfChat);

    private static ImmutableArray<RateLimit> OfChat(RateRequest request) => request switch
    {
        { Kind: not ConversationKind.Personal } => Many,
        { IsEdit: true } => [],
        _ => Person,
    };
}
