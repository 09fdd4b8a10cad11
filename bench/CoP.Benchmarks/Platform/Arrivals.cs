using System.Diagnostics;

namespace CoP.Benchmarks.Platform;

/// <summary>When requests of one rate limit scope arrived at a stand-in, by one clock for all. Safe for several threads.</summary>
internal sealed class Arrivals
{
    private readonly Lock _lock = new();
    private readonly List<long> _at = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _at.Count;
            }
        }
    }

    /// <summary>Notes an arrival and says how many came within the second that ends with it, itself included.</summary>
    public int Note()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _at.Add(now);
            return InSecondUpTo(_at.Count - 1);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _at.Clear();
        }
    }

    /// <summary>From the first arrival to the last.</summary>
    public TimeSpan Duration()
    {
        lock (_lock)
        {
            return _at.Count < 2 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_at[0], _at[^1]);
        }
    }

    /// <summary>How many arrived when the second before them was full already.</summary>
    public int Above(int limit)
    {
        lock (_lock)
        {
            return Enumerable.Range(0, _at.Count).Count(index => InSecondUpTo(index) > limit);
        }
    }

    private int InSecondUpTo(int index)
    {
        var from = index;
        while (from > 0 && Stopwatch.GetElapsedTime(_at[from - 1], _at[index]) < TimeSpan.FromSeconds(1))
        {
            from--;
        }

        return index - from + 1;
    }
}
