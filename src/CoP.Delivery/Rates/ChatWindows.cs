namespace CoP.Delivery.Rates;

/// <summary>The limits of single chats. What was granted and has not left yet counts as leaving now, whenever now is. Not safe for several threads.</summary>
internal sealed class ChatWindows(RateLimits limits)
{
    private const int TidyAbove = 10_000;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<(string Lane, string Chat), Chat> _chats = [];

    /// <summary>Zero when it has a place, which it then holds.</summary>
    public TimeSpan Take(RateRequest request, DateTimeOffset now)
    {
        if (Of(request, now) is not { } chat)
        {
            return TimeSpan.Zero;
        }

        var wait = chat.Window.FreeAt(now, chat.Held + 1) - now;
        chat.Held += wait <= TimeSpan.Zero ? 1 : 0;
        return wait > Soon && chat.Held > 0 ? Soon : wait; // Nobody knows when those before it will leave.
    }

    public void GiveBack(RateRequest request, DateTimeOffset now)
    {
        if (Of(request, now) is { } chat)
        {
            chat.Held--;
        }
    }

    public void Leave(RateRequest request, DateTimeOffset now)
    {
        if (Of(request, now) is { } chat)
        {
            chat.Held--;
            chat.Window.Add(now);
        }
    }

    private Chat? Of(RateRequest request, DateTimeOffset now)
    {
        if (limits.OfChat(request) is not { IsEmpty: false } some)
        {
            return null;
        }

        if (_chats.TryGetValue((request.Lane, request.Chat), out var known))
        {
            return known;
        }

        Tidy(now);
        return _chats[(request.Lane, request.Chat)] = new Chat(new SlidingWindow(some, Ramp.Guard));
    }

    private void Tidy(DateTimeOffset now)
    {
        if (_chats.Count % TidyAbove != TidyAbove - 1)
        {
            return;
        }

        foreach (var key in _chats.Where(chat => chat.Value.IsIdleAt(now)).Select(static chat => chat.Key).ToList())
        {
            _chats.Remove(key);
        }
    }

    private sealed class Chat(SlidingWindow window)
    {
        public SlidingWindow Window { get; } = window;

        public int Held { get; set; }

        public bool IsIdleAt(DateTimeOffset now) => Held == 0 && Window.IsIdleAt(now);
    }
}
