using CoP.Storage.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;

namespace CoP.Storage.SqlServer;

/// <summary>A lock of a session that is used for nothing else. Of a machine that is gone the server knows after half a minute: it asks whoever is silent.</summary>
internal sealed class SqlServerPresenceLock(IOptions<DatabaseOptions> options) : IPresenceLock
{
    public async Task<IPresenceHold?> TryTakeAsync(bool alone, CancellationToken cancel)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false, ConnectRetryCount = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new SqlCommand(Take(alone), connection);
            if (await command.ExecuteScalarAsync(cancel) is >= 0)
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

    internal static string Take(bool alone) =>
        $"DECLARE @got int; EXEC @got = sp_getapplock @Resource = N'CoP.Bot is here', @LockMode = '{(alone ? "Exclusive" : "Shared")}', @LockOwner = 'Session', @LockTimeout = 0; SELECT @got;";

    internal static string Release => "EXEC sp_releaseapplock @Resource = N'CoP.Bot is here', @LockOwner = 'Session'; SELECT 0;";

    private sealed class Held(SqlConnection connection) : IPresenceHold
    {
        public Task CheckAsync(CancellationToken cancel) => AskAsync("SELECT 1", cancel);

        /// <summary>The server would give it back a moment after the connection is closed; whoever asks next must not find us.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                await AskAsync(Release, CancellationToken.None);
            }
            catch (Exception lost) when (lost is SqlException or InvalidOperationException)
            {
                // It went with the connection.
            }

            await connection.DisposeAsync();
        }

        private async Task AskAsync(string statement, CancellationToken cancel)
        {
            await using var command = new SqlCommand(statement, connection);
            await command.ExecuteScalarAsync(cancel);
        }
    }
}
