using System.Runtime.InteropServices;

namespace CoP.Delivery.Throttling;

/// <summary>
/// How the places of one rate limit scope are divided among the processes that send there: each has so many of every window to itself, and keeps to them without
/// asking. Together they never have more than there are. It is a row of the database, read and written by whoever takes a share or keeps it.
/// </summary>
internal sealed class ShareTable
{
    /// <summary>A process that is not heard of for longer has no share any more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    /// <summary>How long places are left alone that somebody had: until a window is over in which they may have been used, clocks that do not quite agree included.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    private readonly List<Entry> _entries;

    private ShareTable(List<Entry> entries) => _entries = entries;

    public static ShareTable Read(byte[] row) => new([.. MemoryMarshal.Cast<byte, Entry>(row)]);

    public byte[] Write() => MemoryMarshal.AsBytes<Entry>(_entries.ToArray()).ToArray();

    /// <summary>Takes a share, or keeps it: all that it wants where others leave it so much, else an equal part. What others have beyond theirs comes when they were here again.</summary>
    /// <param name="wanted">Places that it could use.</param>
    /// <param name="used">Places that it has had within <see cref="Rest"/>, or has now.</param>
    /// <param name="places">That there are.</param>
    /// <param name="now">It can be long ago by the time that the table was reached.</param>
    /// <returns>How many it has from now on.</returns>
    public int Take(long node, int wanted, int used, int places, DateTimeOffset now)
    {
        _entries.RemoveAll(entry => entry.Node == node || entry.Until + Rest.Ticks <= now.UtcTicks);
        var taken = _entries.Sum(static entry => entry.Granted);
        var equal = Equal(node, places);
        var left = places - _entries.Sum(entry => Math.Max(entry.Granted, Math.Min(entry.Wanted, Equal(entry.Node, places, node))));
        var granted = (int)Math.Clamp(Math.Min(wanted, Math.Max(equal, left)), 0, Math.Max(0, places - taken));
        _entries.Add(new Entry(node, Math.Max(granted, used), wanted, (now + Lease).UtcTicks));
        return granted;
    }

    /// <summary>An equal part; what is left over goes to the first ones.</summary>
    /// <param name="also">Who is not in the table yet.</param>
    private int Equal(long node, int places, long? also = null)
    {
        List<long> all = [.. _entries.Select(static entry => entry.Node).Append(node).Concat(also is { } one ? [one] : Array.Empty<long>()).Distinct().Order()];
        return (places / all.Count) + (all.IndexOf(node) < places % all.Count ? 1 : 0);
    }

    private readonly record struct Entry(long Node, long Granted, long Wanted, long Until);
}
