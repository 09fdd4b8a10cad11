using CoP.Community;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Applies the migrations that are missing, all of them or none. EF Core makes a table of SQLite anew in several transactions,
/// since foreign keys cannot be switched off inside one: whoever is killed between them leaves a schema that no start can read or
/// repair. Here they are off before the one transaction begins, and looked after before it ends.
/// </summary>
internal static class SchemaUpdate
{
    /// <exception cref="InvalidOperationException">A row would refer to one that is not there; nothing was changed.</exception>
    public static async Task RunAsync(CommunityDb db, CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? Migration.InitialDatabase;
        var script = db.GetService<IMigrator>().GenerateScript(applied, toMigration: null, MigrationsSqlGenerationOptions.NoTransactions);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        try
        {
            await ExecuteAsync(connection, "PRAGMA foreign_keys = OFF;", cancel);
            await using var transaction = connection.BeginTransaction(deferred: false);
            await ExecuteAsync(connection, script, cancel);
            await CheckAsync(connection, cancel);
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            await ExecuteAsync(connection, "PRAGMA foreign_keys = ON;", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task CheckAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1;";
        if (await command.ExecuteScalarAsync(cancel) is string table)
        {
            throw new InvalidOperationException($"The database cannot be brought up to date: a row of {table} refers to one that is not there.");
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
