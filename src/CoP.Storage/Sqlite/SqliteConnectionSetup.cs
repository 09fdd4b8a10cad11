using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Sqlite;

/// <summary>Gives every connection what SQLite forgets between connections, and full durability: a committed row survives a power cut.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // The busy timeout is for writers outside our gate (the job store, a backup): SQLite then waits by itself.
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
