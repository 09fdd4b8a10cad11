using System.Diagnostics.CodeAnalysis;

namespace CoP.Kill.Events;

/// <summary>
/// What a platform still has to bring. One event of a chat at a time and in order, mostly: sometimes a later one first,
/// and sometimes one that was accepted is brought again.
/// </summary>
/// <param name="post">Brings it: the status of the answer, 0 when there was none, -1 when nobody listens.</param>
public sealed class EventQueue(Func<KillEvent, Task<int>> post, int seed)
{
    private const int Parallel = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private readonly Lock _lock = new();
    private readonly List<KillEvent> _pending = [];
    private readonly List<KillEvent> _all = [];
    private readonly HashSet<string> _busyChats = [];
    private readonly Random _random = new(seed);

    /// <summary>True while the bot asks for updates instead of being called.</summary>
    public bool IsPolled { get; set; }

    public IReadOnlyList<KillEvent> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    public void Add(KillEvent happened)
    {
        lock (_lock)
        {
            _all.Add(happened);
            _pending.Add(happened);
        }
    }

    /// <summary>Brings events until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            foreach (var next in IsPolled ? [] : Take())
            {
                _ = BringAsync(next);
            }

            await Task.Delay(Pause, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Confirms what is below the offset and gives up to 100 of the rest, as soon as there are any.</summary>
    public async Task<IReadOnlyList<KillEvent>> PollAsync(long offset, CancellationToken gone)
    {
        for (var looks = 0; looks < 100 && !gone.IsCancellationRequested; looks++)
        {
            if (Confirm(offset) is { Count: > 0 } updates)
            {
                return updates;
            }

            await Task.Delay(Pause, TimeProvider.System, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [];
    }

    private List<KillEvent> Confirm(long offset)
    {
        lock (_lock)
        {
            foreach (var confirmed in _pending.Where(update => update.Number < offset).ToList())
            {
                confirmed.Accepted++;
                _pending.Remove(confirmed);
            }

            var updates = _pending.OrderBy(static update => update.Number).Take(100).ToList();
            updates.ForEach(static update => (update.Tries, update.BroughtAt) = (update.Tries + 1, update.BroughtAt ?? KillSetup.Clock.GetTimestamp()));
            return updates;
        }
    }

    private List<KillEvent> Take()
    {
        lock (_lock)
        {
            var free = _pending.Where(one => !_busyChats.Contains(one.Chat)).GroupBy(static one => one.Chat)
                .Select(chat => _random.Next(20) == 0 ? chat.Last() : chat.First())
                .Take(Parallel - _busyChats.Count).ToList();
            free.ForEach(one => _busyChats.Add(one.Chat));
            return free;
        }
    }

    private async Task BringAsync(KillEvent happened)
    {
        var at = KillSetup.Clock.GetTimestamp();
        var status = await TryAsync(happened);
        lock (_lock)
        {
            happened.BroughtAt ??= status < 0 ? null : at;
            happened.Tries += status < 0 ? 0 : 1;
            happened.Refused += status is > 0 and not (>= 200 and < 300) ? 1 : 0;
            if (status is >= 200 and < 300 && ++happened.Accepted > 0 && _random.Next(6) != 0)
            {
                _pending.Remove(happened); // One in six comes again although it was accepted.
            }
        }

        await (status is >= 200 and < 300 ? Task.CompletedTask : Task.Delay(Pause, TimeProvider.System));
        lock (_lock)
        {
            _busyChats.Remove(happened.Chat);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it was, as signing with a key that is just replaced: it was not brought, and the chat must not wait for ever.")]
    private async Task<int> TryAsync(KillEvent happened)
    {
        try
        {
            return await post(happened);
        }
        catch (Exception)
        {
            return 0;
        }
    }
}
