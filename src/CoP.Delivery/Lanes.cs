using System.Collections.Immutable;
using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Delivery;

/// <summary>The lanes in which something has waited since the start. They are few: one a channel and tenant.</summary>
internal sealed class Lanes(OutboxSignal signal)
{
    private ImmutableSortedSet<string> _known = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private int _seen = -1;

    public IReadOnlyCollection<string> Known => Volatile.Read(ref _known);

    /// <summary>Looks for lanes that were not seen before, when something was committed since the last look.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> FindAsync(CommunityDb db, CancellationToken cancel)
    {
        var commits = signal.Commits;
        if (commits == Volatile.Read(ref _seen))
        {
            return false;
        }

        var found = await ReadAsync(db, cancel);
        Volatile.Write(ref _seen, commits);
        return ImmutableInterlocked.Update(ref _known, known => known.Union(found));
    }

    private static async Task<List<string>> ReadAsync(CommunityDb db, CancellationToken cancel)
    {
        List<string> found = [];
        while (await DueRows.LanesAfter(db, found.LastOrDefault()).FirstOrDefaultAsync(cancel) is { } next)
        {
            found.Add(next);
        }

        return found;
    }
}
