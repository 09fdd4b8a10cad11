using System.Data.Common;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.PostgreSql;

/// <summary>
/// An advisory lock of the session: one of the transaction would be waited for with the view of the database taken already, and what the
/// one before has committed would not be in it. Of two keys with the same hash one waits for nothing, which does no harm.
/// </summary>
internal sealed class PostgreSqlKeyLock : IKeyLock
{
    public async Task<IAsyncDisposable> TakeAsync(CommunityDb db, string key, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock(hashtextextended({key}, 0))", cancel);
        return new Held(db, key);
    }

    private sealed class Held(CommunityDb db, string key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock(hashtextextended({key}, 0))", CancellationToken.None);
            }
            catch (Exception lost) when (lost is DbException or InvalidOperationException)
            {
                await db.Database.GetDbConnection().CloseAsync(); // The server forgets the lock with the connection, which is of no use any more.
            }
        }
    }
}
