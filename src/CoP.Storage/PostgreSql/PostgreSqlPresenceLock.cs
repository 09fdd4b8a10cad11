using CoP.Storage.Writing;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>An advisory lock of a session that is used for nothing else.</summary>
internal sealed class PostgreSqlPresenceLock(IOptions<DatabaseOptions> options) : IPresenceLock
{
    private const long Key = 0x434F502E_486572;

    public async Task<IPresenceHold?> TryTakeAsync(bool alone, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(new PostgreSqlProvider().Connection(options.Value.ConnectionString)) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand($"SELECT {(alone ? "pg_try_advisory_lock" : "pg_try_advisory_lock_shared")}({Key})", connection);
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                return new Held(connection);
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

    private sealed class Held(NpgsqlConnection connection) : IPresenceHold
    {
        public Task CheckAsync(CancellationToken cancel) => AskAsync("SELECT 1", cancel);

        /// <summary>The server would give it back a moment after the connection is closed; whoever asks next must not find us.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                await AskAsync("SELECT pg_advisory_unlock_all()", CancellationToken.None);
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
            {
                // It went with the connection.
            }

            await connection.DisposeAsync();
        }

        private async Task AskAsync(string statement, CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteScalarAsync(cancel);
        }
    }
}
