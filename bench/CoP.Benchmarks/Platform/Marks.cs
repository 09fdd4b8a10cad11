using System.Collections.Concurrent;
using System.Diagnostics;

namespace CoP.Benchmarks.Platform;

/// <summary>Marks in texts: said at one end, seen again in the reply at the other. Safe for several threads.</summary>
internal sealed class Marks
{
    private readonly ConcurrentDictionary<string, long> _said = new();
    private readonly ConcurrentQueue<TimeSpan> _took = new();
    private int _again;

    /// <summary>Said and not answered yet.</summary>
    public int Open => _said.Count;

    public IReadOnlyCollection<TimeSpan> Took => _took;

    /// <summary>Replies whose mark was not waited for (any more).</summary>
    public int Again => _again;

    public bool IsOpen(string mark) => _said.ContainsKey(mark);

    public void Say(string mark) => _said[mark] = Stopwatch.GetTimestamp();

    public void Note(string mark)
    {
        if (mark.Length == 0)
        {
            return;
        }

        if (_said.TryRemove(mark, out var since))
        {
            _took.Enqueue(Stopwatch.GetElapsedTime(since));
        }
        else
        {
            Interlocked.Increment(ref _again);
        }
    }

    public void Forget()
    {
        _said.Clear();
        _took.Clear();
        _again = 0;
    }
}
