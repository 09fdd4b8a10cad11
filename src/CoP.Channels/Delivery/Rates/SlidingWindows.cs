using System.Collections.Concurrent;

namespace CoP.Channels.Delivery.Rates;

/// <summary>The limits per bot and tenant and per chat, counted in this process.</summary>
internal sealed class SlidingWindows(RateLimits limits, TimeProvider clock) : IRateBudget, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ChatWindows _chats = new(limits);
    private readonly ConcurrentDictionary<string, Ramp?> _ramps = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        IReadOnlyList<RateAnswer> answers = [.. requests.Select(Take)];
        return Task.FromResult(answers);
    }

    public async ValueTask<bool> LeaveAsync(RatePlace place, CancellationToken cancel)
    {
        var leftAt = Ramp(place.Request) is { } ramp ? await ramp.LeaveAsync(place.Request.IsReply).WaitAsync(cancel) : clock.GetUtcNow();
        place.LeftAt = leftAt;
        lock (_lock)
        {
            _chats.Leave(place.Request, leftAt);
        }

        return true;
    }

    public void Landed(RatePlace place, TimeSpan took) => Ramp(place.Request)?.Landed(place.LeftAt!.Value, took);

    public void GiveBack(RatePlace place)
    {
        Ramp(place.Request)?.GiveBack(place.Request.IsReply);
        lock (_lock)
        {
            _chats.GiveBack(place.Request, clock.GetUtcNow());
        }
    }

    public void Dispose()
    {
        foreach (var ramp in _ramps.Values)
        {
            ramp?.Dispose();
        }
    }

    private RateAnswer Take(RateRequest request)
    {
        if (Ramp(request)?.Take(request.IsReply) is { } everybody && everybody > TimeSpan.Zero)
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
                Ramp(request)?.GiveBack(request.IsReply);
                return new RateAnswer(null, one);
            }
        }
    }

    private Ramp? Ramp(RateRequest request) => _ramps.GetOrAdd(
        request.Lane,
        (_, channel) => limits.OfLane(channel) is { IsEmpty: false } some ? new Ramp(some, clock) : null,
        request.Channel);
}
