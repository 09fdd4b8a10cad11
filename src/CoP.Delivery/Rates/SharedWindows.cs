using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery.Rates;

/// <summary>
/// The limits as several processes share them: the windows are rows of the database, and a place is granted, with the time
/// at which it is used, in a transaction. A place that is not used in time, or given back, is lost.
/// </summary>
internal sealed class SharedWindows(ITransactions transactions, RateLimits limits, TimeProvider clock) : IRateBudget
{
    /// <summary>How late a place may be used.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    /// <summary>For late leaving, for the way there, and for clocks that do not quite agree.</summary>
    private static readonly TimeSpan Guard = Grace + Ramp.Guard + TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<string, ReplyShare> _shares = new(StringComparer.Ordinal);

    public int Room(string lane, bool isReply, int most) => most;

    public async Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel) =>
        requests.All(request => limits.OfLane(request.Channel).IsEmpty)
            ? [.. requests.Select(static request => new RateAnswer(new RatePlace(request)))]
            : await transactions.RunAsync((services, token) => TakeAsync(services.GetRequiredService<CommunityDb>(), requests, token), cancel);

    public async ValueTask<bool> LeaveAsync(RatePlace place, CancellationToken cancel)
    {
        if (place.From - clock.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock, cancel);
        }

        place.LeftAt = clock.GetUtcNow();
        return place.From == default || place.LeftAt <= place.From + Grace;
    }

    public void Landed(RatePlace place, TimeSpan took)
    {
        // Its time was fixed when it was granted.
    }

    public void GiveBack(RatePlace place)
    {
        // Others were told already that it is taken.
    }

    public Task PauseAsync(string lane, string? chat, TimeSpan delay, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (now, key) = (clock.GetUtcNow(), chat is null ? lane : ChatKey(lane, chat));
            var desk = await DeskAsync(services.GetRequiredService<CommunityDb>(), [key], now, token);
            desk.Pause(key, now + delay);
            return true;
        },
        cancel);

    private async Task<IReadOnlyList<RateAnswer>> TakeAsync(CommunityDb db, IReadOnlyList<RateRequest> requests, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.RateWindows.Where(window => window.Until <= now).ExecuteDeleteAsync(cancel);
        var desk = await DeskAsync(db, requests.SelectMany(static request => new[] { request.Lane, ChatKey(request) }), now, cancel);
        return [.. requests.Select(request => Paused(desk, request, now) ?? Take(desk, request, now))];
    }

    private static async Task<SharedDesk> DeskAsync(CommunityDb db, IEnumerable<string> windows, DateTimeOffset now, CancellationToken cancel)
    {
        string[] keys = [.. windows.SelectMany(static key => new[] { key, SharedDesk.PauseOf(key) }).Distinct()];
        var rows = await db.RateWindows.Where(window => EF.Parameter(keys).Contains(window.Key)).ToDictionaryAsync(static window => window.Key, cancel);
        return new SharedDesk(db, rows, Guard, now);
    }

    private static RateAnswer? Paused(SharedDesk desk, RateRequest request, DateTimeOffset now) =>
        desk.PausedUntil(request.Lane) is var all && all > now ? new RateAnswer(null, all - now, WholeLane: true)
        : desk.PausedUntil(ChatKey(request)) is var one && one > now ? new RateAnswer(null, one - now)
        : null;

    private RateAnswer Take(SharedDesk desk, RateRequest request, DateTimeOffset now)
    {
        var (lane, chat) = (limits.OfLane(request.Channel), limits.OfChat(request));
        var share = _shares.GetOrAdd(request.Lane, static _ => new ReplyShare());
        var spared = request.IsReply || lane.IsEmpty ? 0 : Spared(share, now, lane);
        var at = desk.FreeAt(request.Lane, lane, now, spared);
        if (at - now > Ramp.Ahead)
        {
            return new RateAnswer(null, at - now - Ramp.Ahead, WholeLane: true);
        }

        if (desk.FreeAt(ChatKey(request), chat, now, 0) is var free && free > at)
        {
            return new RateAnswer(null, free - now);
        }

        desk.Add(request.Lane, lane, at);
        desk.Add(ChatKey(request), chat, at);
        Count(share, request, now);
        return new RateAnswer(new RatePlace(request) { From = at });
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

    private static string ChatKey(RateRequest request) => ChatKey(request.Lane, request.Chat);

    private static string ChatKey(string lane, string chat) => $"{lane}|{chat}";
}
