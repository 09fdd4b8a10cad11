using System.Collections.Immutable;
using CoP.Community;
using CoP.Delivery;
using CoP.Delivery.Throttling;

namespace CoP.Channels.Teams;

/// <summary>What Teams can do and what it allows (its "Rate limiting" for bots).</summary>
internal static class TeamsTraits
{
    private static readonly ImmutableArray<RateLimit> EachChat =
        [RateLimit.In(7, 1), RateLimit.In(8, 2), RateLimit.In(60, 30), RateLimit.In(1_800, 3_600)];

    public static ChannelTraits Of(DeliveryOptions options) => new(ChannelNames.Teams)
    {
        DrawsCards = true, // A card has its button, so nobody needs to reply.
        NeedsMention = true,
        ThreadsAreReplies = true,
        ForgetsPressAnswers = true,
        PerSecond = options.TeamsPerSecond * options.RateFactor,
    };

    public static ChannelLimits Limits(DeliveryOptions options) => new(ChannelNames.Teams, options.TeamsPerSecond, static _ => EachChat);
}
