using System.Collections.Concurrent;
using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery.Throttling;

/// <summary>The limits per bot and tenant and per chat, counted in this process.</summary>
internal sealed class LocalSendThrottle(RateLimits limits, SteadyTime clock) : ISendThrottle, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ChatLimits _chats = new(limits);
    private readonly ConcurrentDictionary<string, SendScheduler?> _schedulers = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        IReadOnlyList<RateAnswer> answers = [.. requests.Select(Take)];
        return Task.FromResult(answers);
    }

    public ValueTask<RateAnswer?> TryTakeAsync(RateRequest request, CancellationToken cancel) => ValueTask.FromResult<RateAnswer?>(Take(request));

    /// <summary>The same at once.</summary>
    public RateAnswer Take(RateRequest request)
    {
        if (Scheduler(request.Scope)?.Take(request.IsReply) is { } everybody && everybody > TimeSpan.Zero)
        {
            return new RateAnswer(null, everybody, WholeScope: true);
        }

        lock (_lock)
        {
            if (_chats.Take(request, clock.GetUtcNow()) is var one && one <= TimeSpan.Zero)
            {
                return new RateAnswer(new RatePermit(request));
            }
            else
            {
                Scheduler(request.Scope)?.GiveBack(request.IsReply);
                return new RateAnswer(null, one);
            }
        }
    }

    public int Room(string scope, bool isReply, int most) => Scheduler(scope)?.Room(isReply, most) ?? most;

    public async ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel)
    {
        var scheduler = Scheduler(permit.Request.Scope);
        var released = scheduler is null ? default : await scheduler.LeaveAsync(permit.Request.IsReply).WaitAsync(cancel);
        var now = clock.GetUtcNow();
        scheduler?.Late(released, now);
        permit.LeftAt = now;
        lock (_lock)
        {
            _chats.Leave(permit.Request, now);
        }

        return true;
    }

    public void Answered(RatePermit permit, TimeSpan took) => Scheduler(permit.Request.Scope)?.Answered(permit.LeftAt!.Value, took);

    public void GiveBack(RatePermit permit)
    {
        Scheduler(permit.Request.Scope)?.GiveBack(permit.Request.IsReply);
        lock (_lock)
        {
            _chats.GiveBack(permit.Request, clock.GetUtcNow());
        }
    }

    public Task NoteLeftAsync(CommunityDb db, IEnumerable<RatePermit> permits, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Of a scope this process has so many places in each window.</summary>
    public void Resize(string scope, int places) =>
        Scheduler(scope)?.Resize([.. limits.OfScope(Conversation.ChannelOf(scope)).Select(limit => limit with { Count = Math.Clamp(places, 1, limit.Count) })]);

    /// <summary>Nobody shares these: the <see cref="ThrottleState"/> of this process are enough.</summary>
    public Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var scheduler in _schedulers.Values)
        {
            scheduler?.Dispose();
        }
    }

    private SendScheduler? Scheduler(string scope) => _schedulers.GetOrAdd(
        scope,
        (_, channel) => limits.OfScope(channel) is { IsEmpty: false } some ? new SendScheduler(some, clock) : null,
        Conversation.ChannelOf(scope));
}

/// <summary>The limits of single chats. What was granted and has not left yet counts as leaving now, whenever now is. Not safe for several threads.</summary>
internal sealed class ChatLimits(RateLimits limits)
{
    private const int TidyAbove = 10_000;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<(string Scope, string Chat), Chat> _chats = [];

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

        if (_chats.TryGetValue((request.Scope, request.Chat), out var known))
        {
            return known;
        }

        Tidy(now);
        return _chats[(request.Scope, request.Chat)] = new Chat(new SlidingWindow(some, SendScheduler.Guard));
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
