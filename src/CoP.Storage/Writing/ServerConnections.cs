using System.Data.Common;
using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Writing;

internal static class ServerConnections
{
    /// <exception cref="DbException">The database is out of reach.</exception>
    public static async Task OpenAsync(this CommunityDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
        }
        catch (InvalidOperationException fault) when (fault is not ObjectDisposedException)
        {
            throw new NoConnectionException(fault);
        }
    }
}
