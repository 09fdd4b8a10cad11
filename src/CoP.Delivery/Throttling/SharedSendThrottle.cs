using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery.Throttling;

/// <summary>
/// The limits as several processes share them: the windows are rows of the database, and a permit is given, with the time
/// at which it is used, in a transaction. One that is not used in time, or given back, is lost.
/// </summary>
internal sealed class SharedSendThrottle(ITransactions transactions, RateLimits limits, TimeProvider clock) : ISendThrottle
{
    /// <summary>How late a permit may be used.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    /// <summary>For late leaving, for the way there, and for clocks that do not quite agree.</summary>
    private static readonly TimeSpan Guard = Grace + SendScheduler.Guard + TimeSpan.FromMilliseconds(10);

    /// <summary>So long is what a key of the database bears, with what is written before it for a pause.</summary>
    private const int KeyLength = 390;

    private readonly ConcurrentDictionary<string, ReplyShare> _shares = new(StringComparer.Ordinal);

    public RateAnswer? TryTake(RateRequest request) => limits.OfScope(request.Channel).IsEmpty ? new RateAnswer(new RatePermit(request)) : null;

    public int Room(string scope, bool isReply, int most) => most;

    public async Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel) =>
        requests.All(request => limits.OfScope(request.Channel).IsEmpty)
            ? [.. requests.Select(static request => new RateAnswer(new RatePermit(request)))]
            : await transactions.RunAsync((services, token) => TakeAsync(services.GetRequiredService<CommunityDb>(), requests, token), cancel);

    public async ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel)
    {
        if (permit.From - clock.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock, cancel);
        }

        permit.LeftAt = clock.GetUtcNow();
        return permit.From == default || permit.LeftAt <= permit.From + Grace;
    }

    public void Answered(RatePermit permit, TimeSpan took)
    {
        // Its time was fixed when it was granted.
    }

    public void GiveBack(RatePermit permit)
    {
        // Others were told already that it is taken.
    }

    public Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (now, key) = (clock.GetUtcNow(), chat is null ? scope : ChatKey(scope, chat));
            var windows = await WindowsAsync(services.GetRequiredService<CommunityDb>(), [key], now, token);
            windows.Pause(key, now + delay);
            return true;
        },
        cancel);

    private async Task<IReadOnlyList<RateAnswer>> TakeAsync(CommunityDb db, IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.RateWindows.Where(window => window.Until <= now).ExecuteDeleteAsync(cancel);
        var windows = await WindowsAsync(db, requests.SelectMany(static request => new[] { request.Scope, ChatKey(request) }), now, cancel);
        return [.. requests.Select(request => Paused(windows, request, now) ?? Take(windows, request, now))];
    }

    private static async Task<SharedRateWindows> WindowsAsync(CommunityDb db, IEnumerable<string> windows, DateTimeOffset now, CancellationToken cancel)
    {
        string[] keys = [.. windows.SelectMany(static key => new[] { key, SharedRateWindows.PauseOf(key) }).Distinct()];
        var rows = await db.RateWindows.Where(window => EF.Parameter(keys).Contains(window.Key)).ToDictionaryAsync(static window => window.Key, cancel);
        return new SharedRateWindows(db, rows, Guard, now);
    }

    private static RateAnswer? Paused(SharedRateWindows windows, RateRequest request, DateTimeOffset now) =>
        windows.PausedUntil(request.Scope) is var all && all > now ? new RateAnswer(null, all - now, WholeScope: true)
        : windows.PausedUntil(ChatKey(request)) is var one && one > now ? new RateAnswer(null, one - now)
        : null;

    private RateAnswer Take(SharedRateWindows windows, RateRequest request, DateTimeOffset now)
    {
        var (scope, chat) = (limits.OfScope(request.Channel), limits.OfChat(request));
        var share = _shares.GetOrAdd(request.Scope, static _ => new ReplyShare());
        var spared = request.IsReply || scope.IsEmpty ? 0 : Spared(share, now, scope);
        var at = windows.FreeAt(request.Scope, scope, now, spared);
        if (at - now > SendScheduler.Ahead)
        {
            return new RateAnswer(null, at - now - SendScheduler.Ahead, WholeScope: true);
        }

        if (windows.FreeAt(ChatKey(request), chat, now, 0) is var free && free > at)
        {
            return new RateAnswer(null, free - now);
        }

        windows.Add(request.Scope, scope, at);
        windows.Add(ChatKey(request), chat, at);
        Count(share, request, now);
        return new RateAnswer(new RatePermit(request) { From = at });
    }

    private static int Spared(ReplyShare share, DateTimeOffset now, ImmutableArray<RateLimit> limits)
    {
        lock (share)
        {
            return share.At(now, limits.Min(static limit => limit.Count));
        }
    }

    private static void Count(ReplyShare share, RateRequest request, DateTimeOffset now)
    {
        if (request.IsReply)
        {
            lock (share)
            {
                share.Count(now);
            }
        }
    }

    private static string ChatKey(RateRequest request) => ChatKey(request.Scope, request.Chat);

    private static string ChatKey(string scope, string chat) => ExternalIds.Fitting($"{scope}|{chat}", KeyLength);
}

/// <summary>The shared windows during one transaction: read once, written when something was added.</summary>
internal sealed class SharedRateWindows(CommunityDb db, Dictionary<string, RateWindow> rows, TimeSpan guard, DateTimeOffset now)
{
    private readonly Dictionary<string, SlidingWindow> _windows = new(StringComparer.Ordinal);

    public DateTimeOffset FreeAt(string key, ImmutableArray<RateLimit> limits, DateTimeOffset from, int spared) =>
        limits.IsEmpty ? from : Window(key, limits).FreeAt(from, spared: spared);

    /// <summary>Where the end of a pause is kept, beside the window it concerns.</summary>
    public static string PauseOf(string key) => $"pause|{key}";

    public DateTimeOffset PausedUntil(string key) => rows.TryGetValue(PauseOf(key), out var row) ? row.Until : default;

    public void Pause(string key, DateTimeOffset until)
    {
        var row = Row(PauseOf(key));
        row.Until = row.Until > until ? row.Until : until;
    }

    public void Add(string key, ImmutableArray<RateLimit> limits, DateTimeOffset at)
    {
        if (limits.IsEmpty)
        {
            return;
        }

        var window = Window(key, limits);
        window.Add(at);
        var row = Row(key);
        row.Left = MemoryMarshal.AsBytes<long>(window.Left.Select(static left => left.UtcTicks).ToArray()).ToArray();
        row.Until = window.Left[^1] + limits.Max(static limit => limit.Window) + guard;
    }

    private SlidingWindow Window(string key, ImmutableArray<RateLimit> limits)
    {
        if (!_windows.TryGetValue(key, out var window))
        {
            _windows[key] = window = new SlidingWindow(limits, guard, rows.TryGetValue(key, out var row) ? Read(row.Left) : []);
            window.FreeAt(now);
        }

        return window;
    }

    private RateWindow Row(string key)
    {
        if (!rows.TryGetValue(key, out var row))
        {
            rows[key] = row = new RateWindow { Key = key };
            db.RateWindows.Add(row);
        }

        return row;
    }

    private static IEnumerable<DateTimeOffset> Read(byte[] left) =>
        MemoryMarshal.Cast<byte, long>(left).ToArray().Select(static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
