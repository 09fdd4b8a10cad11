using System.Collections.Immutable;

namespace CoP.Channels.Delivery.Rates;

/// <summary>The documented limits per bot and per chat, counted in this process.</summary>
internal sealed class SlidingWindows(RateLimits limits, TimeProvider clock) : IRateBudget
{
    /// <summary>Of the bot's limits, for replies: a broadcast never takes them all.</summary>
    private const double KeptForReplies = 0.2;
    private const int TidyAbove = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Lane, string Chat), SlidingWindow> _windows = [];

    public RateAnswer Take(RateRequest request)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var (bot, chat) = Windows(request);
            if (bot?.DelayAt(now, request.IsReply ? 0 : KeptForReplies) is { } everybody && everybody > TimeSpan.Zero)
            {
                return new RateAnswer(everybody, WholeChannel: true);
            }

            if (chat?.DelayAt(now) is { } one && one > TimeSpan.Zero)
            {
                return new RateAnswer(one, WholeChannel: false);
            }

            bot?.Take();
            chat?.Take();
            return default;
        }
    }

    public void Leave(RateRequest request)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var (bot, chat) = Windows(request);
            bot?.Leave(now);
            chat?.Leave(now);
        }
    }

    public void GiveBack(RateRequest request)
    {
        lock (_lock)
        {
            var (bot, chat) = Windows(request);
            bot?.GiveBack();
            chat?.GiveBack();
        }
    }

    private (SlidingWindow? Bot, SlidingWindow? Chat) Windows(RateRequest request) => (
        Window((request.Lane, ""), limits.OfLane(request.Channel)),
        Window((request.Lane, request.Chat), limits.OfChat(request)));

    private SlidingWindow? Window((string Lane, string Chat) key, ImmutableArray<RateLimit> limits)
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
