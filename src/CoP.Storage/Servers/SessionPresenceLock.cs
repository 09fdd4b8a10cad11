using System.Data.Common;
using CoP.Storage.Writing;

namespace CoP.Storage.Servers;

/// <summary>A lock of a session that is used for nothing else.</summary>
/// <param name="connect">Makes a connection that no pool keeps.</param>
/// <param name="take">Says whether it was given: for oneself alone, or beside others.</param>
/// <param name="release">Gives it back.</param>
internal sealed class SessionPresenceLock(Func<DbConnection> connect, Func<bool, string> take, string release) : IPresenceLock
{
    public async Task<IPresenceHold?> TryTakeAsync(bool alone, CancellationToken cancel)
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(cancel);
            if (await AskAsync(connection, take(alone), cancel) is true)
            {
                return new Held(connection, release);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<object?> AskAsync(DbConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync(cancel);
    }

    private sealed class Held(DbConnection connection, string release) : IPresenceHold
    {
        public Task CheckAsync(CancellationToken cancel) => AskAsync(connection, "SELECT 1", cancel);

        /// <summary>The server would give it back a moment after the connection is closed; whoever asks next must not find us.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                await AskAsync(connection, release, CancellationToken.None);
            }
            catch (Exception lost) when (lost is DbException or InvalidOperationException)
            {
                // It went with the connection.
            }

            await connection.DisposeAsync();
        }
    }
}
