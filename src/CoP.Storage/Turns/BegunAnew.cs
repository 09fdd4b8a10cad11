using System.Collections.Concurrent;

namespace CoP.Storage.Turns;

/// <summary>
/// Remembers which kinds of work had to be begun anew where they can write: to decide the next of them on a snapshot first would
/// read everything twice. Each is tried again now and then, since a kind may change its ways.
/// </summary>
internal sealed class BegunAnew
{
    /// <summary>How many of a kind go straight to where they can write, after one that had to.</summary>
    internal const int Straight = 15;

    /// <summary>More kinds than there are verbs: whoever makes verbs up makes it forget, and nothing worse.</summary>
    internal const int Kinds = 1_000;

    private readonly ConcurrentDictionary<string, int> _left = new(StringComparer.Ordinal);

    public bool IsLikely(string? kind)
    {
        while (kind is not null && _left.TryGetValue(kind, out var left) && left > 0)
        {
            if (_left.TryUpdate(kind, left - 1, left))
            {
                return true;
            }
        }

        return false;
    }

    public void Note(string? kind, bool wasBegunAnew)
    {
        if (kind is null || !wasBegunAnew)
        {
            return;
        }

        if (_left.Count >= Kinds)
        {
            _left.Clear();
        }

        _left[kind] = Straight;
    }
}
