using System.Collections.Concurrent;

namespace CoP.Channels.Delivery.Rates;

/// <summary>Who must wait, and until when. Kept in memory: after a restart the platform says it again.</summary>
internal sealed class Gates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _paused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _bulkSpent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _chats = new(StringComparer.Ordinal);

    /// <summary>Names a chat in <see cref="ClosedGates.Chats"/>; its threads share the name.</summary>
    public static string Chat(string channel, string externalId) => $"{channel}/{externalId}";

    /// <summary>The platform told the whole bot to wait: nothing leaves, not even acknowledgements.</summary>
    public void Pause(string channel, TimeSpan delay) => Close(_paused, channel, delay);

    /// <summary>The platform told us to leave one chat alone for a while.</summary>
    public void Pause(string channel, string externalId, TimeSpan delay) => Close(_chats, Chat(channel, externalId), delay);

    /// <summary>The budget is spent; acknowledgements do not count and still leave.</summary>
    public void Close(RateRequest request, RateAnswer answer)
    {
        if (!answer.WholeChannel)
        {
            Pause(request.Channel, request.Chat, answer.Delay);
        }
        else
        {
            Close(request.IsReply ? _spent : _bulkSpent, request.Channel, answer.Delay);
        }
    }

    /// <summary>How long nothing at all may leave on a channel; zero when it is not paused.</summary>
    public TimeSpan Paused(string channel) =>
        _paused.TryGetValue(channel, out var end) && end - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public ClosedGates Closed()
    {
        var now = clock.GetUtcNow();
        return new ClosedGates(Still(_paused, now), Still(_spent, now), Still(_bulkSpent, now), Still(_chats, now));
    }

    /// <summary>How long until the next gate opens; null when all are open.</summary>
    public TimeSpan? NextOpening()
    {
        var now = clock.GetUtcNow();
        DateTimeOffset[] ends = [.. _paused.Values, .. _spent.Values, .. _bulkSpent.Values, .. _chats.Values];
        return ends.Where(end => end > now).Select(end => (TimeSpan?)(end - now)).Min();
    }

    private void Close(ConcurrentDictionary<string, DateTimeOffset> gates, string key, TimeSpan delay)
    {
        var until = clock.GetUtcNow() + delay;
        gates.AddOrUpdate(key, until, (_, before) => before > until ? before : until);
    }

    private static string[] Still(ConcurrentDictionary<string, DateTimeOffset> gates, DateTimeOffset now)
    {
        foreach (var open in gates.Where(gate => gate.Value <= now).ToList())
        {
            gates.TryRemove(open);
        }

        return [.. gates.Keys];
    }
}

/// <param name="Paused">Channels that send nothing at all.</param>
/// <param name="Spent">Channels whose budget is spent.</param>
/// <param name="BulkSpent">Channels of whose budget only the replies' share is left.</param>
/// <param name="Chats">See <see cref="Gates.Chat"/>.</param>
internal sealed record ClosedGates(string[] Paused, string[] Spent, string[] BulkSpent, string[] Chats);
