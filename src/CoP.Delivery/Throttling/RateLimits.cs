using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace CoP.Delivery.Throttling;

/// <summary>At most <paramref name="Count"/> requests in any <paramref name="Window"/>.</summary>
public sealed record RateLimit(int Count, TimeSpan Window)
{
    public static RateLimit In(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds));
}

/// <summary>What a channel allows, as its platform documents it. Its adapter declares it.</summary>
/// <param name="Channel">Its name; what has no limits (the try-out page) needs none declared.</param>
/// <param name="PerSecond">Of everything the bot sends, in each tenant where there are tenants.</param>
/// <param name="OfChat">To one chat.</param>
public sealed record ChannelLimits(string Channel, int PerSecond, Func<RateRequest, ImmutableArray<RateLimit>> OfChat);

/// <summary>What the channels allow, as far as the settings leave it.</summary>
internal sealed class RateLimits(IEnumerable<ChannelLimits> declared, IOptions<DeliveryOptions> options)
{
    private readonly Dictionary<string, ChannelLimits> _byChannel = declared.ToDictionary(static limits => limits.Channel, StringComparer.Ordinal);

    /// <summary>Those that have limits.</summary>
    public IReadOnlyCollection<string> Channels => _byChannel.Keys;

    /// <summary>Of the bot and tenant together; none where nobody counts.</summary>
    public ImmutableArray<RateLimit> OfScope(string channel) =>
        _byChannel.TryGetValue(channel, out var limits) ? Scaled([RateLimit.In(limits.PerSecond, 1)]) : [];

    public ImmutableArray<RateLimit> OfChat(RateRequest request) =>
        _byChannel.TryGetValue(request.Channel, out var limits) ? Scaled(limits.OfChat(request)) : [];

    private ImmutableArray<RateLimit> Scaled(ImmutableArray<RateLimit> limits) => options.Value.RateFactor is 1
        ? limits
        : [.. limits.Select(limit => limit with { Count = Math.Max(1, (int)(limit.Count * options.Value.RateFactor)) })];
}
