using System.Collections.Immutable;

namespace CoP.Channels.Delivery.Rates;

/// <summary>The documented limits per bot and per chat, counted in this process.</summary>
internal sealed class SlidingWindows(TimeProvider clock) : IRateBudget
{
    private const int TidyAbove = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Chat), SlidingWindow> _windows = [];

    public RateAnswer Take(RateRequest request)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var bot = Window((request.Channel, ""), RateLimits.OfBot(request.Channel));
            var chat = Window((request.Channel, request.Chat), RateLimits.OfChat(request.Channel, request.Kind));
            return Refusal(bot, chat, now) ?? Granted(bot, chat, now);
        }
    }

    private static RateAnswer? Refusal(SlidingWindow? bot, SlidingWindow? chat, DateTimeOffset now)
    {
        if (bot?.DelayAt(now) is { } everybody && everybody > TimeSpan.Zero)
        {
            return new RateAnswer(everybody, WholeChannel: true);
        }

        return chat?.DelayAt(now) is { } one && one > TimeSpan.Zero ? new RateAnswer(one, WholeChannel: false) : null;
    }

    private static RateAnswer Granted(SlidingWindow? bot, SlidingWindow? chat, DateTimeOffset now)
    {
        bot?.Count(now);
        chat?.Count(now);
        return default;
    }

    private SlidingWindow? Window((string Channel, string Chat) key, ImmutableArray<RateLimit> limits)
    {
        if (limits.IsEmpty)
        {
            return null;
        }

        if (_windows.TryGetValue(key, out var known))
        {
            return known;
        }

        Tidy();
        return _windows[key] = new SlidingWindow(limits);
    }

    private void Tidy()
    {
        if (_windows.Count % TidyAbove != TidyAbove - 1)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var key in _windows.Where(pair => pair.Value.IsIdleAt(now)).Select(static pair => pair.Key).ToList())
        {
            _windows.Remove(key);
        }
    }
}
