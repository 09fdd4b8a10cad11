using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery.Rates;

/// <summary>The shared windows during one transaction: read once, written when something was added.</summary>
internal sealed class SharedDesk(CommunityDb db, Dictionary<string, RateWindow> rows, TimeSpan guard, DateTimeOffset now)
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
        row.Revision++;
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
        row.Revision += db.Entry(row).Property(static known => known.Revision).OriginalValue == row.Revision ? 1 : 0;
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
