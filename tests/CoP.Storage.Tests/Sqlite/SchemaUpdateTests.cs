using CoP.Storage.Tests.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>An update of the schema that does not come to its end has changed nothing.</summary>
public sealed class SchemaUpdateTests
{
    private const string Before = "20261126152547_PlacesGone";

    [Fact]
    public async Task Update_ThatFailsNearItsEnd_ChangesNothing_AndSucceedsLater()
    {
        await using var database = await TestDatabase.AtAsync(Before);
        var tables = await TablesAsync(database);
        Execute(database, "CREATE VIEW \"Mine\" AS SELECT \"Id\" FROM \"Announcements\";"); // Keeps the new table from taking the place of the old one.

        await Assert.ThrowsAsync<SqliteException>(database.StartAsync);
        Assert.Equal(tables, await TablesAsync(database));

        Execute(database, "DROP VIEW \"Mine\";");
        await database.StartAsync();
        Assert.Empty(await database.ReadAsync(static db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task Update_OfADatabaseWhoseRowsReferToNothing_IsRefused_AndChangesNothing()
    {
        await using var database = await TestDatabase.AtAsync(Before);
        var tables = await TablesAsync(database);
        Execute(database, "PRAGMA foreign_keys = OFF; INSERT INTO \"MemberThemes\" (\"MemberId\", \"Theme\") VALUES (77, 'data');");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(database.StartAsync);

        Assert.Contains("MemberThemes", fault.Message, StringComparison.Ordinal);
        Assert.Equal(tables, await TablesAsync(database));
    }

    [Fact]
    public async Task Connection_AfterAnUpdate_RefusesRowsThatReferToNothing()
    {
        await using var database = await TestDatabase.AtAsync(Before);
        await database.StartAsync();
        await Assert.ThrowsAsync<DbUpdateException>(() => database.AddAsync(Some.Question()));
    }

    private static Task<List<string>> TablesAsync(TestDatabase database) => database.ReadAsync(static db => db.Database
        .SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_schema WHERE type = 'table' ORDER BY name").ToListAsync());

    private static void Execute(TestDatabase database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
