using System.Collections.Concurrent;
using CoP.Community;

namespace CoP.Delivery.Throttling;

/// <summary>Who must wait, and until when. Kept in memory: after a restart the platform says it again.</summary>
internal sealed class ThrottleState(SteadyTime clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _paused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _bulkSpent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Scope, string Chat), DateTimeOffset> _chats = new();

    /// <summary>How many scopes must wait now because the platform said so.</summary>
    public int PausedScopes => clock.GetUtcNow() is var now ? _paused.Values.Count(until => until > now) : 0;

    /// <summary>The platform told a whole scope to wait: nothing leaves, not even acknowledgements.</summary>
    public void Pause(string scope, TimeSpan delay) => Close(_paused, scope, delay);

    /// <summary>The platform told us to leave one chat alone for a while; its threads too.</summary>
    public void Pause(string scope, string chat, TimeSpan delay) => Close(_chats, (scope, chat), delay);

    /// <summary>The budget is spent; acknowledgements do not count and still leave.</summary>
    public void Close(RateRequest request, RateAnswer answer)
    {
        if (!answer.WholeScope)
        {
            Pause(request.Scope, request.Chat, answer.Delay);
        }
        else
        {
            Close(request.IsReply ? _spent : _bulkSpent, request.Scope, answer.Delay);
        }
    }

    /// <summary>How long nothing at all may leave on a scope; zero when it is not paused.</summary>
    public TimeSpan Paused(string scope) =>
        _paused.TryGetValue(scope, out var end) && end - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public AllowedTraffic Of(string scope)
    {
        var now = clock.GetUtcNow();
        return IsClosed(_paused, scope, now) ? AllowedTraffic.None
            : IsClosed(_spent, scope, now) ? AllowedTraffic.Acknowledgements
            : IsClosed(_bulkSpent, scope, now) ? AllowedTraffic.Replies
            : AllowedTraffic.All;
    }

    /// <summary>The chats of a scope that are left alone now.</summary>
    public string[] ClosedChats(string scope)
    {
        if (_chats.IsEmpty)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        Forget(_chats, now);
        return [.. _chats.Keys.Where(key => key.Scope == scope).Select(static key => key.Chat)];
    }

    /// <summary>How long until the next gate opens; null when all are open.</summary>
    public TimeSpan? NextOpening()
    {
        var now = clock.GetUtcNow();
        Forget(_paused, now);
        Forget(_spent, now);
        Forget(_bulkSpent, now);
        Forget(_chats, now);
        DateTimeOffset[] ends = [.. _paused.Values, .. _spent.Values, .. _bulkSpent.Values, .. _chats.Values];
        return ends.Length == 0 ? null : ends.Min() - now;
    }

    private void Close<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> gates, TKey key, TimeSpan delay)
        where TKey : notnull
    {
        var until = clock.GetUtcNow() + delay;
        gates.AddOrUpdate(key, until, (_, before) => before > until ? before : until);
    }

    private static bool IsClosed(ConcurrentDictionary<string, DateTimeOffset> gates, string scope, DateTimeOffset now) =>
        gates.TryGetValue(scope, out var end) && end > now;

    private static void Forget<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> gates, DateTimeOffset now)
        where TKey : notnull
    {
        foreach (var open in gates.Where(gate => gate.Value <= now))
        {
            gates.TryRemove(open);
        }
    }
}

/// <summary>Who may leave on a scope; each includes those before it.</summary>
internal enum AllowedTraffic
{
    None,
    Acknowledgements,
    Replies,
    All,
}
