using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Writes a further round for those it did not reach. The row that failed leaves the broadcast: each recipient is counted once.</summary>
public sealed class Resending(CommunityDb db, Expansion expansion, IOptions<AnnouncementOptions> options)
{
    internal async Task StepAsync(Announcement announcement, CancellationToken cancel)
    {
        var missed = await NextAsync(announcement, cancel);
        if (missed.Count == 0)
        {
            announcement.EndSweep();
            return;
        }

        announcement.SweptTo = missed[^1].Id;
        var members = missed.ConvertAll(static row => row.MemberId);
        var again = await expansion.AgainAsync(announcement, members, cancel);
        var replaced = missed.FindAll(row => row.MemberId is not { } member || again.Contains(member)).ConvertAll(static row => row.DedupeKey);
        await Broadcast.Sends(db, announcement.Id).Where(row => replaced.Contains(row.DedupeKey))
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.BroadcastId, (long?)null), cancel);
    }

    private Task<List<OutboxMessage>> NextAsync(Announcement announcement, CancellationToken cancel)
    {
        var (after, end) = (announcement.SweptTo, announcement.SweepEnd);
        return Broadcast.Sends(db, announcement.Id).Missed().AsNoTracking()
            .Where(row => row.Id > after && row.Id <= end)
            .OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
    }
}
