using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Sqlite;

/// <summary>The caller's transaction is the only one that writes, so what is still due when it looks is free to be taken.</summary>
internal sealed class SqliteOutboxClaims(CommunityDb db, TimeProvider clock) : IOutboxClaims
{
    public async Task<List<OutboxMessage>> TakeAsync(IReadOnlyCollection<long> ids, TimeSpan lease, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Outbox.Include(static row => row.Conversation).Include(static row => row.Live)
            .Where(row => EF.Parameter(ids).Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
        var due = rows.FindAll(row => row.State == OutboxState.Queued && row.NotBefore <= now);
        due.ForEach(row => (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Leased, row.Fence + 1, now + lease));
        return due;
    }
}
