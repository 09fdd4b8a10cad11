using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Sqlite;

/// <summary>The caller's transaction is the only one that writes, so what is still due when it looks is free to be taken.</summary>
internal sealed class SqliteOutboxClaims(CommunityDb db, TimeProvider clock) : IOutboxClaims
{
    private static readonly ConcurrentDictionary<(string Update, int Size), string> Texts = [];

    private const string Finish = """
        UPDATE "Outbox" SET "State" = 'Sent', "Reason" = NULL, "FinishedAt" = @p0, "LeasedUntil" = NULL, "Wire" = NULL, "PlatformId" = done.column3
        FROM (VALUES {0}) AS done WHERE "Outbox"."Id" = done.column1 AND "Fence" = done.column2 AND "State" = 'Sending'
        """;

    private const string Send = """
        UPDATE "Outbox" SET "State" = 'Sending', "Fence" = done.column2, "LeasedUntil" = @p0, "Attempts" = "Attempts" + 1, "Wire" = done.column3
        FROM (VALUES {0}) AS done WHERE "Outbox"."Id" = done.column1 AND "Fence" = done.column2 - 1 AND "State" = 'Queued'
        """;

    public async Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => EF.Parameter(ids).Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
        var due = rows.FindAll(row => row.State == OutboxState.Queued && row.NotBefore <= now);
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

        var written = await UpdateAsync(
            Send, entries[0].Entity.LeasedUntil!.Value, entries.ConvertAll(static entry => (entry.Entity.Id, entry.Entity.Fence, entry.Entity.Payload)), cancel);
        SendingRows.MarkWritten(entries, written);
    }

    public Task<int> FinishSentAsync(IReadOnlyList<SentRow> rows, CancellationToken cancel) =>
        rows.Count == 0 ? Task.FromResult(0) : UpdateAsync(Finish, clock.GetUtcNow(), [.. rows.Select(static row => (row.Id, row.Fence, row.PlatformId))], cancel);

    /// <summary>Only few sizes of batches have a text of their own, so that all of them stay prepared: the last row fills up the rest.</summary>
    private Task<int> UpdateAsync(string update, DateTimeOffset time, List<(long Id, long Fence, string? Text)> rows, CancellationToken cancel)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Count);
        List<object?> values = [time.UtcTicks];
        for (var at = 0; at < size; at++)
        {
            var (id, fence, text) = rows[Math.Min(at, rows.Count - 1)];
            values.AddRange([id, fence, text]);
        }

        return db.Database.ExecuteSqlRawAsync(Text(update, size), values!, cancel);
    }

    private static string Text(string update, int size) => Texts.GetOrAdd((update, size), static key => key.Update.Replace(
        "{0}",
        string.Join(", ", Enumerable.Range(0, key.Size).Select(static at => string.Create(CultureInfo.InvariantCulture, $"(@p{(3 * at) + 1}, @p{(3 * at) + 2}, @p{(3 * at) + 3})"))),
        StringComparison.Ordinal));
}
