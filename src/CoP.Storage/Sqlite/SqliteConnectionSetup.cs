using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Sqlite;

/// <summary>Gives every connection what SQLite forgets between connections, and full durability: a committed row survives a power cut.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // Milliseconds. It is for writers outside our gate (the job store, a backup): SQLite then waits by itself.
    private const int BusyTimeout = 5000;

    // The busy timeout comes last, and so marks a connection that has the others too: closed ones wait in a pool, and come back as they were.
    private static readonly string Pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={BusyTimeout};");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask; // SQLite is a library in this process: there is nobody to wait for.
    }

    /// <summary>
    /// For the connection that writes: what a savepoint may have to bring back stays in memory and not in a file of its own; room for
    /// the pages that every turn touches; and a checkpoint, which writes each page a second time, for every 16 MB.
    /// </summary>
    public static void PrepareWriter(DbConnection connection)
    {
        Prepare(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;";
        command.ExecuteNonQuery();
    }

    public static void Prepare(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout;";
        if (command.ExecuteScalar() is not (long)BusyTimeout && !IsReadOnly(connection))
        {
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
    }

    // EF Core's look whether there is a database. It could not make a file WAL that is not yet.
    private static bool IsReadOnly(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
