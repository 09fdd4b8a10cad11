using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Delivery;

/// <summary>The lanes in which something has waited since the start. They are few: one a channel and tenant.</summary>
internal sealed class Lanes
{
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Known => _known;

    /// <summary>Looks for lanes that were not seen before.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> FindAsync(CommunityDb db, CancellationToken cancel)
    {
        var before = _known.Count;
        string? last = null;
        while ((last = await DueRows.LanesAfter(db, last).FirstOrDefaultAsync(cancel)) is not null)
        {
            _known.Add(last);
        }

        return _known.Count > before;
    }
}
