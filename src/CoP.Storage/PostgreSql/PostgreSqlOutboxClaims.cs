using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.PostgreSql;

/// <summary>Rows are locked as they are looked at, and those that another process holds are passed by.</summary>
internal sealed class PostgreSqlOutboxClaims(CommunityDb db, TimeProvider clock) : IOutboxClaims
{
    public async Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel)
    {
        var (now, wanted) = (clock.GetUtcNow(), ids.ToArray());
        var free = await db.Database.SqlQuery<long>(
            $"""SELECT "Id" AS "Value" FROM "Outbox" WHERE "Id" = ANY ({wanted}) AND "State" = 'Queued' AND "NotBefore" <= {now.UtcTicks} ORDER BY "Id" FOR UPDATE SKIP LOCKED""").ToListAsync(cancel);
        var due = await db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => free.Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
        due.ForEach(row => (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Leased, row.Fence + 1, now + lease));
        return due;
    }

    public async Task WriteSendingAsync(IReadOnlyCollection<OutboxMessage> rows, CancellationToken cancel)
    {
        var entries = SendingRows.Of(db, rows);
        if (entries.Count == 0)
        {
            return;
        }

        var (ids, fences, payloads) = (entries.Select(static row => row.Entity.Id).ToArray(), entries.Select(static row => row.Entity.Fence).ToArray(), entries.Select(static row => row.Entity.Payload).ToArray());
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "Outbox" SET "State" = 'Sending', "Fence" = done.fence, "LeasedUntil" = {entries[0].Entity.LeasedUntil!.Value.UtcTicks}, "Attempts" = "Attempts" + 1, "Wire" = done.wire
            FROM unnest({ids}, {fences}, {payloads}) AS done(id, fence, wire) WHERE "Id" = done.id AND "Outbox"."Fence" = done.fence - 1 AND "State" = 'Queued'
            """,
            cancel);
        SendingRows.MarkWritten(entries, written);
    }

    public Task<int> FinishSentAsync(IReadOnlyList<SentRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return Task.FromResult(0);
        }

        var (ids, fences, platforms) = (rows.Select(static row => row.Id).ToArray(), rows.Select(static row => row.Fence).ToArray(), rows.Select(static row => row.PlatformId).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "Outbox" SET "State" = 'Sent', "Reason" = NULL, "FinishedAt" = {clock.GetUtcNow().UtcTicks}, "LeasedUntil" = NULL, "Wire" = NULL, "PlatformId" = done.platform
            FROM unnest({ids}, {fences}, {platforms}) AS done(id, fence, platform) WHERE "Id" = done.id AND "Outbox"."Fence" = done.fence AND "State" = 'Sending'
            """,
            cancel);
    }
}
