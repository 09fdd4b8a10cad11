using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Corrects or takes back what was sent, some rows at a time; then sees to what was on the wire when it began.</summary>
public sealed class Sweeping(CommunityDb db, Resending resending, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    /// <summary>Telegram lets a bot delete a message for 48 hours; the deletion itself may have to wait its turn.</summary>
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(46);

    /// <returns>Whether there was anything to do now.</returns>
    internal async Task<bool> StepAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.Sweep == Sweep.Resend)
        {
            await resending.StepAsync(announcement, cancel);
            return true;
        }

        var sent = await NextAsync(announcement, cancel);
        if (sent.Count > 0)
        {
            announcement.SweptTo = sent[^1].Id;
            await ChangeAsync(announcement, sent, cancel);
            return true;
        }

        return await LandedAsync(announcement, cancel);
    }

    private Task<List<OutboxMessage>> NextAsync(Announcement announcement, CancellationToken cancel)
    {
        var (after, end, before) = (announcement.SweptTo, announcement.SweepEnd, announcement.SweepAt);
        var sent = Arrived(announcement).Where(row => row.Id > after && row.Id <= end);
        if (announcement.Sweep == Sweep.Correct)
        {
            sent = sent.Where(row => row.FinishedAt <= before);
        }

        return sent.OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
    }

    private IQueryable<OutboxMessage> Arrived(Announcement announcement)
    {
        var arrived = Broadcast.Sends(db, announcement.Id).AsNoTracking().Where(static row => row.State == OutboxState.Sent && row.PlatformId != null);
        return announcement.Sweep == Sweep.Correct ? arrived.Worded() : arrived;
    }

    /// <summary>A row that was on the wire either arrived with the old words, or did not and will be put into words anew.</summary>
    private async Task<bool> LandedAsync(Announcement announcement, CancellationToken cancel)
    {
        var open = announcement.OnTheWire;
        var still = await Broadcast.Sends(db, announcement.Id)
            .Where(row => open.Contains(row.Id) && (row.State == OutboxState.Leased || row.State == OutboxState.Sending))
            .Select(static row => row.Id).ToListAsync(cancel);
        if (open.Count > 0 && still.Count == open.Count)
        {
            return false;
        }

        var landed = open.Except(still).ToList();
        await ChangeAsync(announcement, await Arrived(announcement).Where(row => landed.Contains(row.Id)).ToListAsync(cancel), cancel);
        await Broadcast.Sends(db, announcement.Id).Idle().Where(row => landed.Contains(row.Id) && row.Part == 0)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Wire, (string?)null), cancel);
        announcement.OnTheWire = still;
        if (still.Count == 0)
        {
            announcement.EndSweep();
        }

        return true;
    }

    /// <summary>Nothing is changed twice: what landed just when the sweep came by is met again.</summary>
    private async Task ChangeAsync(Announcement announcement, List<OutboxMessage> sent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = new BroadcastRows(announcement, now);
        var changes = sent.ConvertAll(row => Change(announcement, rows, row, now));
        var keys = changes.ConvertAll(static change => change.DedupeKey);
        var known = await db.Outbox.Where(row => keys.Contains(row.DedupeKey)).Select(static row => row.DedupeKey).ToHashSetAsync(cancel);
        db.Outbox.AddRange(changes.Where(change => !known.Contains(change.DedupeKey)));
    }

    private static OutboxMessage Change(Announcement announcement, BroadcastRows rows, OutboxMessage sent, DateTimeOffset now)
    {
        if (announcement.Sweep == Sweep.Correct && sent.Part == 0)
        {
            return rows.Edit(sent); // All of the new words; further parts with old ones are deleted.
        }

        var mayDelete = sent.Lane != Channels.Telegram || sent.FinishedAt > now - Deletable;
        return mayDelete ? rows.Delete(sent) : rows.Withdraw(sent);
    }
}
