using System.Collections.Concurrent;
using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery.Rates;

/// <summary>The limits per bot and tenant and per chat, counted in this process.</summary>
internal sealed class SlidingWindows(RateLimits limits, SteadyTime clock) : IRateBudget, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ChatWindows _chats = new(limits);
    private readonly ConcurrentDictionary<string, Ramp?> _ramps = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        IReadOnlyList<RateAnswer> answers = [.. requests.Select(Take)];
        return Task.FromResult(answers);
    }

    public int Room(string lane, bool isReply, int most) => Ramp(lane)?.Room(isReply, most) ?? most;

    public async ValueTask<bool> LeaveAsync(RatePlace place, CancellationToken cancel)
    {
        var ramp = Ramp(place.Request.Lane);
        var released = ramp is null ? default : await ramp.LeaveAsync(place.Request.IsReply).WaitAsync(cancel);
        var now = clock.GetUtcNow();
        ramp?.Late(released, now);
        place.LeftAt = now;
        lock (_lock)
        {
            _chats.Leave(place.Request, now);
        }

        return true;
    }

    public void Landed(RatePlace place, TimeSpan took) => Ramp(place.Request.Lane)?.Landed(place.LeftAt!.Value, took);

    public void GiveBack(RatePlace place)
    {
        Ramp(place.Request.Lane)?.GiveBack(place.Request.IsReply);
        lock (_lock)
        {
            _chats.GiveBack(place.Request, clock.GetUtcNow());
        }
    }

    /// <summary>Nobody shares these: the <see cref="Gates"/> of this process are enough.</summary>
    public Task PauseAsync(string lane, string? chat, TimeSpan delay, CancellationToken cancel) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var ramp in _ramps.Values)
        {
            ramp?.Dispose();
        }
    }

    private RateAnswer Take(RateRequest request)
    {
        if (Ramp(request.Lane)?.Take(request.IsReply) is { } everybody && everybody > TimeSpan.Zero)
        {
            return new RateAnswer(null, everybody, WholeLane: true);
        }

        lock (_lock)
        {
            if (_chats.Take(request, clock.GetUtcNow()) is var one && one <= TimeSpan.Zero)
            {
                return new RateAnswer(new RatePlace(request));
            }
            else
            {
                Ramp(request.Lane)?.GiveBack(request.IsReply);
                return new RateAnswer(null, one);
            }
        }
    }

    private Ramp? Ramp(string lane) => _ramps.GetOrAdd(
        lane,
        (_, channel) => limits.OfLane(channel) is { IsEmpty: false } some ? new Ramp(some, clock) : null,
        Conversation.ChannelOf(lane));
}
