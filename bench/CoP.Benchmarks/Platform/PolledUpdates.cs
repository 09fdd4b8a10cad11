namespace CoP.Benchmarks.Platform;

/// <summary>What people write on Telegram, kept until the bot has asked for what comes after it.</summary>
internal sealed class PolledUpdates
{
    private const int Most = 100;
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(5);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, string> _waiting = [];
    private long _last = 1_000_000;

    /// <summary>Has the member of that number write a question with the mark in it.</summary>
    public void Say(int id, string mark)
    {
        lock (_lock)
        {
            _waiting[++_last] =
                $$$"""
                {"update_id":{{{_last}}},"message":{"message_id":{{{_last}}},"date":1795222518,"chat":{"id":{{{id}}},"type":"private"},
                "from":{"id":{{{id}}},"is_bot":false,"first_name":"User"},"text":"Which counties pay by phone #{{{mark}}}#"}}
                """;
        }
    }

    /// <summary>The updates from an offset on, as JSON; waits a moment when there are none.</summary>
    public async Task<string> TakeAsync(long offset, CancellationToken gone)
    {
        for (var look = 0; look < 200; look++)
        {
            var taken = Take(offset);
            if (taken.Count > 0)
            {
                return $"[{string.Join(',', taken)}]";
            }

            await Task.Delay(Blink, TimeProvider.System, gone);
        }

        return "[]";
    }

    private List<string> Take(long offset)
    {
        lock (_lock)
        {
            foreach (var confirmed in _waiting.Keys.TakeWhile(id => id < offset).ToList())
            {
                _waiting.Remove(confirmed);
            }

            return [.. _waiting.Values.Take(Most)];
        }
    }
}
