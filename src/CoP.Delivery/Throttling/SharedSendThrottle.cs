using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery.Throttling;

/// <summary>
/// The limits as several processes share them through the database. Of a whole scope each has a share, which it takes anew every second or so (see
/// <see cref="ShareTable"/>) and keeps to as it would to a limit of its own, however slow the machine is. When something left for a chat is written down with its outcome: since of one
/// conversation one message is on its way at a time, whoever comes next reads it there.
/// </summary>
internal sealed class SharedSendThrottle(IServiceScopeFactory scopes, ITransactions transactions, RateLimits limits, SteadyTime clock) : ISendThrottle, IDisposable
{
    /// <summary>For clocks of machines that do not quite agree.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(250);

    /// <summary>Whoever has no share asks again after so long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>So long is what a key of the database bears, with what is written before it for a pause.</summary>
    private const int KeyLength = 390;

    private static readonly TimeSpan TidyAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly long _node = BitConverter.ToInt64(Guid.NewGuid().ToByteArray());
    private readonly LocalSendThrottle _own = new(limits, clock);
    private readonly ConcurrentDictionary<string, ScopeShare> _shares = new(StringComparer.Ordinal);
    private long? _tidiedAt;

    public async ValueTask<RateAnswer?> TryTakeAsync(RateRequest request, CancellationToken cancel)
    {
        if (IsFree(request))
        {
            return new RateAnswer(new RatePermit(request));
        }

        return HasShare(request.Scope) ? Take(request, await ReadAsync([request], cancel)) : null;
    }

    public int Room(string scope, bool isReply, int most) => _own.Room(scope, isReply, most);

    public async Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        if (requests.All(IsFree))
        {
            return [.. requests.Select(static request => new RateAnswer(new RatePermit(request)))];
        }

        foreach (var scope in requests.Where(request => !IsFree(request)).GroupBy(static request => request.Scope))
        {
            await KeepAsync(scope.Key, scope.Any(static request => !request.IsReply), cancel);
        }

        var chats = await ReadAsync(requests, cancel);
        return [.. requests.Select(request => IsFree(request) ? new RateAnswer(new RatePermit(request)) : Take(request, chats))];
    }

    public async ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel)
    {
        await _own.LeaveAsync(permit, cancel);
        lock (_lock)
        {
            return IsFree(permit.Request) || Share(permit.Request.Scope).IsHeld;
        }
    }

    public void Answered(RatePermit permit, TimeSpan took) => _own.Answered(permit, took);

    public void GiveBack(RatePermit permit) => _own.GiveBack(permit);

    public async Task NoteLeftAsync(CommunityDb db, IEnumerable<RatePermit> permits, CancellationToken cancel)
    {
        var left = permits.Where(permit => permit.LeftAt is not null && !limits.OfChat(permit.Request).IsEmpty).ToLookup(static permit => ChatKey(permit.Request));
        if (left.Count == 0)
        {
            return;
        }

        string[] keys = [.. left.Select(static chat => chat.Key)];
        var rows = await db.RateWindows.Where(window => EF.Parameter(keys).Contains(window.Key)).ToDictionaryAsync(static window => window.Key, cancel);
        foreach (var chat in left)
        {
            var window = new SlidingWindow(limits.OfChat(chat.First().Request), Guard, rows.TryGetValue(chat.Key, out var row) ? Times(row.Left) : []);
            window.FreeAt(clock.GetUtcNow()); // Forgets what counts no more.
            chat.ToList().ForEach(permit => window.Add(permit.LeftAt!.Value));
            row ??= db.RateWindows.Add(new RateWindow { Key = chat.Key }).Entity;
            row.Left = MemoryMarshal.AsBytes<long>(window.Left.Select(static at => at.UtcTicks).ToArray()).ToArray();
            row.Until = window.Left[^1] + window.Longest;
        }
    }

    public Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (db, until, key) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow() + delay, PauseOf(chat is null ? scope : ChatKey(scope, chat)));
            var row = await db.RateWindows.FindAsync([key], token) ?? db.RateWindows.Add(new RateWindow { Key = key }).Entity;
            row.Until = row.Until > until ? row.Until : until;
            return true;
        },
        cancel);

    public void Dispose() => _own.Dispose();

    private bool IsFree(RateRequest request) => limits.OfScope(request.Channel).IsEmpty;

    private ScopeShare Share(string scope) => _shares.GetOrAdd(scope, static (scope, of) => new ScopeShare(of.limits.OfScope(Conversation.ChannelOf(scope))[0].Count, of.clock), (limits, clock));

    private RateAnswer Take(RateRequest request, Dictionary<string, RateWindow> rows)
    {
        var now = clock.GetUtcNow();
        if (Until(rows, PauseOf(request.Scope)) is var all && all > now)
        {
            return new RateAnswer(null, all - now, WholeScope: true);
        }

        if (FreeAt(rows, request, now) is var free && free > now)
        {
            return new RateAnswer(null, free - now);
        }

        lock (_lock)
        {
            var share = Share(request.Scope);
            if (!share.IsHeld)
            {
                return new RateAnswer(null, Again, WholeScope: true);
            }

            var answer = _own.Take(request);
            if (answer is { Permit: null, WholeScope: true })
            {
                share.WantAll();
            }

            return answer;
        }
    }

    private DateTimeOffset FreeAt(Dictionary<string, RateWindow> rows, RateRequest request, DateTimeOffset now)
    {
        var (key, chat) = (ChatKey(request), limits.OfChat(request));
        var free = chat.IsEmpty || !rows.TryGetValue(key, out var row) ? now : new SlidingWindow(chat, Guard, Times(row.Left)).FreeAt(now);
        return Until(rows, PauseOf(key)) is var paused && paused > free ? paused : free;
    }

    private async Task<Dictionary<string, RateWindow>> ReadAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        string[] keys = [.. requests.SelectMany(static request => new[] { PauseOf(request.Scope), ChatKey(request), PauseOf(ChatKey(request)) }).Distinct()];
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityDb>().RateWindows.AsNoTracking()
            .Where(window => EF.Parameter(keys).Contains(window.Key)).ToDictionaryAsync(static window => window.Key, cancel);
    }

    /// <summary>Whether there is a share now. It is seen to that there is one for those who come next: who asks is in a transaction, in which no other is begun.</summary>
    private bool HasShare(string scope)
    {
        bool isDue, isHeld;
        lock (_lock)
        {
            (isDue, isHeld) = (Share(scope).IsDue, Share(scope).IsHeld);
        }

        if (isDue)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => KeepAsync(scope, wantsAll: false, CancellationToken.None)); // Where it fails there is no share, and whoever needs one asks again.
            }
        }

        return isHeld;
    }

    /// <summary>Takes the share anew when it is time.</summary>
    private async Task KeepAsync(string scope, bool wantsAll, CancellationToken cancel)
    {
        ScopeShare share;
        int wanted, used;
        lock (_lock)
        {
            share = Share(scope);
            if (wantsAll)
            {
                share.WantAll();
            }

            if (!share.IsDue)
            {
                return;
            }

            (wanted, used, share.IsAsked) = (share.Wanted, share.Used, true);
        }

        try
        {
            var asked = clock.GetTimestamp();
            var granted = await transactions.RunAsync((services, token) => ShareAsync(services.GetRequiredService<CommunityDb>(), scope, wanted, used, token), cancel);
            lock (_lock)
            {
                share.Have(granted, asked);
                _own.Resize(scope, granted);
            }
        }
        finally
        {
            share.IsAsked = false;
        }
    }

    private async Task<int> ShareAsync(CommunityDb db, string scope, int wanted, int used, CancellationToken cancel)
    {
        var (now, key) = (clock.GetUtcNow(), $"share|{scope}");
        if (_tidiedAt is not { } tidied || clock.GetElapsedTime(tidied) > TidyAfter)
        {
            await db.RateWindows.Where(window => window.Until <= now).ExecuteDeleteAsync(cancel);
            _tidiedAt = clock.GetTimestamp();
        }

        var row = await db.RateWindows.FindAsync([key], cancel) ?? db.RateWindows.Add(new RateWindow { Key = key }).Entity;
        var table = ShareTable.Read(row.Left);
        var granted = table.Take(_node, wanted, used, limits.OfScope(Conversation.ChannelOf(scope))[0].Count, now);
        (row.Left, row.Until) = (table.Write(), now + ShareTable.Lease + ShareTable.Rest);
        return granted;
    }

    private static DateTimeOffset Until(Dictionary<string, RateWindow> rows, string key) => rows.TryGetValue(key, out var row) ? row.Until : default;

    /// <summary>Where the end of a pause is kept.</summary>
    private static string PauseOf(string key) => $"pause|{key}";

    private static string ChatKey(RateRequest request) => ChatKey(request.Scope, request.Chat);

    private static string ChatKey(string scope, string chat) => ExternalIds.Fitting($"{scope}|{chat}", KeyLength);

    private static IEnumerable<DateTimeOffset> Times(byte[] left) =>
        MemoryMarshal.Cast<byte, long>(left).ToArray().Select(static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
