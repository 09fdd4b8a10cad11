using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.SqlServer;

/// <summary>
/// A lock of the session, taken before the transaction: what the one before has committed is then there to be read, and nobody waits for a key while
/// holding anything that another waits for. Its name is a hash, since the server would cut a long key to 255 characters.
/// </summary>
internal sealed class SqlServerKeyLock : IKeyLock
{
    public async Task<IAsyncDisposable> TakeAsync(CommunityDb db, string key, CancellationToken cancel)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        await db.Database.ExecuteSqlAsync(
            $"""
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
            IF @got < 0 THROW 51000, N'The lock of the key was not given.', 1;
            """,
            cancel);
        return new Held(db, name);
    }

    private sealed class Held(CommunityDb db, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await db.Database.ExecuteSqlAsync($"EXEC sp_releaseapplock @Resource = {name}, @LockOwner = 'Session'", CancellationToken.None);
            }
            catch (Exception lost) when (lost is DbException or InvalidOperationException)
            {
                await db.Database.GetDbConnection().CloseAsync(); // The server forgets the lock with the session, which is of no use any more.
            }
        }
    }
}
