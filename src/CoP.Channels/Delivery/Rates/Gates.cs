using System.Collections.Concurrent;

namespace CoP.Channels.Delivery.Rates;

/// <summary>Who must wait, and until when. Kept in memory: after a restart the platform says it again.</summary>
internal sealed class Gates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _paused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _busyChannels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, DateTimeOffset> _busyConversations = new();

    /// <summary>The platform told the whole bot to wait: nothing leaves, not even acknowledgements.</summary>
    public void Pause(string channel, TimeSpan delay) => Close(_paused, channel, delay);

    /// <summary>The budget is spent; acknowledgements do not count and still leave.</summary>
    public void Close(string channel, long conversation, RateAnswer answer)
    {
        if (answer.WholeChannel)
        {
            Close(_busyChannels, channel, answer.Delay);
        }
        else
        {
            Close(_busyConversations, conversation, answer.Delay);
        }
    }

    public ClosedGates Closed()
    {
        var now = clock.GetUtcNow();
        return new ClosedGates(Still(_paused, now), Still(_busyChannels, now), Still(_busyConversations, now));
    }

    /// <summary>How long until the next gate opens; null when all are open.</summary>
    public TimeSpan? NextOpening()
    {
        var now = clock.GetUtcNow();
        DateTimeOffset[] ends = [.. _paused.Values, .. _busyChannels.Values, .. _busyConversations.Values];
        return ends.Where(end => end > now).Select(end => (TimeSpan?)(end - now)).Min();
    }

    private void Close<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> gates, TKey key, TimeSpan delay)
        where TKey : notnull
    {
        var until = clock.GetUtcNow() + delay;
        gates.AddOrUpdate(key, until, (_, before) => before > until ? before : until);
    }

    private static TKey[] Still<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> gates, DateTimeOffset now)
        where TKey : notnull
    {
        foreach (var open in gates.Where(gate => gate.Value <= now).ToList())
        {
            gates.TryRemove(open);
        }

        return [.. gates.Keys];
    }
}

/// <param name="Paused">Channels that send nothing at all.</param>
/// <param name="Channels">Channels whose budget is spent.</param>
internal sealed record ClosedGates(string[] Paused, string[] Channels, long[] Conversations);
