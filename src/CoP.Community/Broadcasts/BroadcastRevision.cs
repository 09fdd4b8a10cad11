using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Corrects, takes back or sends again. At the moment of the command it is written down which rows are concerned; they are
/// gone through afterwards, some at a time, and at last what was being sent meanwhile.
/// </summary>
public sealed class BroadcastRevision(CommunityDb db, RecipientFanOut fanOut, ChannelCatalog channels, TimeProvider clock, IOptions<BroadcastOptions> options)
{
    /// <summary>A deletion that has to wait its turn would come too late at the very end of the time that the channel allows.</summary>
    private static readonly TimeSpan DeletionMayWait = TimeSpan.FromHours(2);

    internal async Task BeginAsync(Broadcast broadcast, RevisionKind kind, CancellationToken cancel) => broadcast.Pending = new PendingRevision
    {
        Kind = kind,
        StartedAt = clock.GetUtcNow(),
        InFlight = await InFlight(Sends(broadcast)).Select(static row => row.Id).ToListAsync(cancel),
    };

    /// <summary>What was put into words but has not arrived is put into words anew; parts that would have followed are forgotten.</summary>
    internal async Task ForgetWordsAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var unsent = Sends(broadcast).Where(static row =>
            row.State == OutboxState.Queued || row.State == OutboxState.Parked || row.State == OutboxState.Ambiguous);
        await unsent.Where(part => part.Part > 0 && unsent.Any(first => first.Part == 0 && first.DedupeKey == part.DedupeKey)).ExecuteDeleteAsync(cancel);
        await Sends(broadcast).Idle().WithWords(channels).Where(static part => part.Part > 0).ExecuteDeleteAsync(cancel); // The first has gone; its edit says all.
        await unsent.Where(static row => row.Part == 0 && row.Payload != null)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Payload, (string?)null), cancel);
    }

    /// <returns>Whether there was anything to do now.</returns>
    internal async Task<bool> StepAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var pending = broadcast.Pending!;
        if (pending.Kind == RevisionKind.Resend)
        {
            await ResendAsync(broadcast, pending, cancel);
            return true;
        }

        var sent = await NextAsync(broadcast, pending, cancel);
        if (sent.Count == 0)
        {
            return await SettleAsync(broadcast, pending, cancel);
        }

        pending.Cursor = sent[^1].Id;
        await ChangeAsync(broadcast, pending.Kind, sent, cancel);
        return true;
    }

    /// <summary>Writes a further round for those it did not reach. The row that failed leaves the broadcast: each recipient is counted once.</summary>
    private async Task ResendAsync(Broadcast broadcast, PendingRevision pending, CancellationToken cancel)
    {
        var (after, thisRound) = (pending.Cursor, BroadcastRows.KeysOf(broadcast)); // Which rows it concerns is asked of them: ids do not grow in the order of commits.
        var failed = await Sends(broadcast).NotReached().AsNoTracking().Where(row => row.Id > after && !row.DedupeKey.StartsWith(thisRound))
            .OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
        if (failed.Count == 0)
        {
            broadcast.Pending = null;
            return;
        }

        pending.Cursor = failed[^1].Id;
        var again = await fanOut.AgainAsync(broadcast, failed.ConvertAll(static row => row.MemberId), cancel);
        var replaced = failed.FindAll(row => row.MemberId is not { } member || again.Contains(member)).ConvertAll(static row => row.DedupeKey);
        await Sends(broadcast).Where(row => replaced.Contains(row.DedupeKey))
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.BroadcastId, (long?)null), cancel);
    }

    private Task<List<OutboxMessage>> NextAsync(Broadcast broadcast, PendingRevision pending, CancellationToken cancel)
    {
        var (after, before) = (pending.Cursor, pending.StartedAt);
        var sent = Arrived(broadcast, pending.Kind).Where(row => row.Id > after);
        if (pending.Kind == RevisionKind.Correct)
        {
            sent = sent.Where(row => row.FinishedAt <= before);
        }

        return sent.OrderBy(static row => row.Id).Take(options.Value.RowsPerChunk).ToListAsync(cancel);
    }

    private IQueryable<OutboxMessage> Arrived(Broadcast broadcast, RevisionKind kind)
    {
        var arrived = Sends(broadcast).AsNoTracking().Where(static row => row.State == OutboxState.Sent && row.PlatformId != null);
        return kind == RevisionKind.Correct ? arrived.WithWords(channels) : arrived;
    }

    /// <summary>A row that was being sent either arrived with the old words, or did not and will be put into words anew.</summary>
    private async Task<bool> SettleAsync(Broadcast broadcast, PendingRevision pending, CancellationToken cancel)
    {
        var open = pending.InFlight;
        var still = await InFlight(Sends(broadcast)).Where(row => open.Contains(row.Id)).Select(static row => row.Id).ToListAsync(cancel);
        if (open.Count > 0 && still.Count == open.Count)
        {
            return false;
        }

        var ended = open.Except(still).ToList();
        await ChangeAsync(broadcast, pending.Kind, await Arrived(broadcast, pending.Kind).Where(row => ended.Contains(row.Id)).ToListAsync(cancel), cancel);
        await Sends(broadcast).Idle().Where(row => ended.Contains(row.Id) && row.Part == 0)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Payload, (string?)null), cancel);
        pending.InFlight = still;
        broadcast.Pending = still.Count == 0 ? null : pending;
        return true;
    }

    /// <summary>Nothing is changed twice: what ended just when the revision came by is met again.</summary>
    private async Task ChangeAsync(Broadcast broadcast, RevisionKind kind, List<OutboxMessage> sent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = new BroadcastRows(broadcast, broadcast.ReadNotice().Priority, now);
        var changes = sent.ConvertAll(row => Change(kind, rows, row, now));
        var keys = changes.ConvertAll(static change => change.DedupeKey);
        var known = await db.Outbox.Where(row => keys.Contains(row.DedupeKey)).Select(static row => row.DedupeKey).ToHashSetAsync(cancel);
        db.Outbox.AddRange(changes.Where(change => !known.Contains(change.DedupeKey)));
    }

    private OutboxMessage Change(RevisionKind kind, BroadcastRows rows, OutboxMessage sent, DateTimeOffset now)
    {
        if (kind == RevisionKind.Correct && sent.Part == 0)
        {
            return rows.Edit(sent); // All of the new words; further parts with old ones are deleted.
        }

        var deletable = channels.Of(Conversation.ChannelOf(sent.RateScope)).DeletableFor;
        var mayDelete = deletable is not { } span || sent.FinishedAt > now - span + DeletionMayWait;
        return mayDelete ? rows.Delete(sent) : rows.Withdraw(sent);
    }

    private static IQueryable<OutboxMessage> InFlight(IQueryable<OutboxMessage> rows) =>
        rows.Where(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending);

    private IQueryable<OutboxMessage> Sends(Broadcast broadcast) => BroadcastOutbox.Sends(db, broadcast.Id);
}
