using CoP.Community.Announcements;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Delivery.Purging;

/// <summary>Counts recipients, not rows: whoever was reached in a later round was reached.</summary>
internal sealed class BroadcastArchive(CommunityDb db) : IBroadcastArchive
{
    public async Task StoreAsync(Announcement announcement, CancellationToken cancel)
    {
        var rows = db.Outbox.Where(row =>
            row.BroadcastId == announcement.Id && row.Kind == OutboxKind.Send && row.Part == 0 && row.NoticeType == nameof(AnnouncementSent));
        var all = await RecipientsAsync(rows, cancel);
        var sent = await RecipientsAsync(rows.Where(static row => row.State == OutboxState.Sent), cancel);
        var touched = await RecipientsAsync(rows.Where(static row => row.State == OutboxState.Sent || row.State == OutboxState.Ambiguous), cancel);
        var acknowledged = await db.Acknowledgements.CountAsync(seen => seen.AnnouncementId == announcement.Id, cancel);
        announcement.FinalCounts = new BroadcastCounts(sent, Waiting: 0, Uncertain: touched - sent, Failed: all - touched, acknowledged);
    }

    private static Task<int> RecipientsAsync(IQueryable<OutboxMessage> rows, CancellationToken cancel) =>
        rows.Select(static row => row.MemberId).Distinct().CountAsync(cancel);
}
