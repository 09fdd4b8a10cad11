using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Operations;

/// <summary>
/// Sends once more what is in doubt or was refused: the same row, so the same body in the same place among the others. Of
/// two who decide at once, one is refused.
/// </summary>
public sealed class ResendMessages(CommunityDb db, UndeliveredMessages undelivered, AuditLog audit, TimeProvider clock)
{
    /// <returns>How many rows go again: more than one when parts of a refused message go along.</returns>
    /// <inheritdoc cref="UndeliveredMessages.InDoubt"/>
    public async Task<Result<int>> OneAsync(Member? actor, long id, CancellationToken cancel)
    {
        var row = await undelivered.InDoubt(actor).Union(undelivered.Refused(actor)).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        var count = row is null ? 0 : await QueueAsync(db.Outbox.Where(known => known.Id == id && known.State == row.State), cancel);
        if (count == 0)
        {
            return new MessageNotUndelivered();
        }

        if (row!.State == OutboxState.Rejected)
        {
            count += await QueueAsync( // They were ended with it.
                db.Outbox.Where(part => part.DedupeKey == row.DedupeKey && part.Part > row.Part && part.State == OutboxState.Rejected), cancel);
        }

        Note(actor, $"outbox:{id}", count);
        return count;
    }

    /// <summary>All of a broadcast that is in doubt.</summary>
    /// <inheritdoc cref="OneAsync"/>
    public async Task<Result<int>> BroadcastAsync(Member? actor, long broadcastId, CancellationToken cancel)
    {
        var count = await QueueAsync(undelivered.InDoubt(actor).Where(row => row.BroadcastId == broadcastId), cancel);
        if (count == 0)
        {
            return new MessageNotUndelivered();
        }

        Note(actor, await undelivered.SourceAsync(broadcastId, cancel), count);
        return count;
    }

    /// <summary>Everything that is in doubt, broadcasts included.</summary>
    public async Task<int> AllInDoubtAsync(Member? actor, CancellationToken cancel)
    {
        var count = await QueueAsync(undelivered.InDoubt(actor), cancel);
        if (count > 0)
        {
            Note(actor, "outbox:all", count);
        }

        return count;
    }

    private Task<int> QueueAsync(IQueryable<OutboxMessage> rows, CancellationToken cancel) => rows.QueueAgainAsync(clock.GetUtcNow(), cancel);

    private void Note(Member? actor, string subject, int count) =>
        audit.Note(actor?.Id, "outbox.resend", subject, count == 1 ? null : $"{count} rows");
}
