using System.Text.Json;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.SqlServer;

/// <summary>
/// Rows are locked as they are looked at, and those that another process holds are passed by; which the server lets nobody do in a serializable
/// transaction, so this one look is of another kind. What it finds stays locked, and nobody else can have changed it before the commit.
/// </summary>
internal sealed class SqlServerOutboxClaims(CommunityDb db, TimeProvider clock) : IOutboxClaims
{
    public async Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel)
    {
        var (now, wanted) = (clock.GetUtcNow(), JsonSerializer.Serialize(ids));
        var free = await db.Database.SqlQuery<long>(
            $"""
            SELECT [Id] AS [Value] FROM [Outbox] WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK)
            WHERE [Id] IN (SELECT [id] FROM OPENJSON({wanted}) WITH ([id] bigint '$')) AND [State] = 'Queued' AND [NotBefore] <= {now.UtcTicks}
            """).ToListAsync(cancel);
        var due = await db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => EF.Parameter(free).Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
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

        var sent = JsonSerializer.Serialize(entries.Select(static entry => new { id = entry.Entity.Id, fence = entry.Entity.Fence, wire = entry.Entity.Payload }));
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE [Outbox] SET [State] = 'Sending', [Fence] = done.[fence], [LeasedUntil] = {entries[0].Entity.LeasedUntil!.Value.UtcTicks}, [Attempts] = [Attempts] + 1, [Wire] = done.[wire]
            FROM OPENJSON({sent}) WITH ([id] bigint, [fence] bigint, [wire] nvarchar(max)) AS done
            WHERE [Outbox].[Id] = done.[id] AND [Outbox].[Fence] = done.[fence] - 1 AND [Outbox].[State] = 'Queued'
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

        var sent = JsonSerializer.Serialize(rows.Select(static row => new { id = row.Id, fence = row.Fence, platform = row.PlatformId }));
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE [Outbox] SET [State] = 'Sent', [Reason] = NULL, [FinishedAt] = {clock.GetUtcNow().UtcTicks}, [LeasedUntil] = NULL, [Wire] = NULL, [PlatformId] = done.[platform]
            FROM OPENJSON({sent}) WITH ([id] bigint, [fence] bigint, [platform] nvarchar(max)) AS done
            WHERE [Outbox].[Id] = done.[id] AND [Outbox].[Fence] = done.[fence] AND [Outbox].[State] = 'Sending'
            """,
            cancel);
    }
}
