using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Sqlite;

/// <summary>The caller's transaction is the only one that writes, so what is still due when it looks is free to be taken.</summary>
internal sealed class SqliteOutboxClaims(CommunityDb db, TimeProvider clock) : IOutboxClaims
{
    private static readonly ConcurrentDictionary<int, string> Texts = [];

    public async Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => EF.Parameter(ids).Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
        var due = rows.FindAll(row => row.State == OutboxState.Queued && row.NotBefore <= now);
        due.ForEach(row => (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Leased, row.Fence + 1, now + lease));
        return due;
    }

    /// <summary>Only few sizes of batches have a text of their own, so that all of them stay prepared: the last row fills up the rest.</summary>
    public Task<int> FinishSentAsync(IReadOnlyList<SentRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return Task.FromResult(0);
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Count);
        List<object?> values = [clock.GetUtcNow().UtcTicks];
        for (var at = 0; at < size; at++)
        {
            var row = rows[Math.Min(at, rows.Count - 1)];
            values.AddRange([row.Id, row.Fence, row.PlatformId]);
        }

        return db.Database.ExecuteSqlRawAsync(Finish(size), values!, cancel);
    }

    private static string Finish(int size) => Texts.GetOrAdd(size, static size => $"""
        UPDATE "Outbox" SET "State" = 'Sent', "Reason" = NULL, "FinishedAt" = @p0, "LeasedUntil" = NULL, "Wire" = NULL, "PlatformId" = sent.column3
        FROM (VALUES {string.Join(", ", Enumerable.Range(0, size).Select(static at => string.Create(CultureInfo.InvariantCulture, $"(@p{(3 * at) + 1}, @p{(3 * at) + 2}, @p{(3 * at) + 3})")))}) AS sent
        WHERE "Outbox"."Id" = sent.column1 AND "Fence" = sent.column2 AND "State" = 'Sending'
        """);
}
