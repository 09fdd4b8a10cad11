using CoP.Community;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CoP.Storage.Tests;

/// <summary>While nodes are replaced one by one, those of the release before work on the schema of the next.</summary>
public sealed class RollingUpgradeTests
{
    /// <summary>What came before was never rolled out node by node.</summary>
    private const string First = "20261129";

    private const string Beginning = "_Initial";

    /// <summary>Migrations that take something away of which the release before the one before was the last to know, each with that reason.</summary>
    private static readonly string[] Contracting = [];

    /// <summary>A new table, a new column that may be left out, a new index: nothing that the release before writes or reads is in the way.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Migration_OnlyAdds_SoThatTheReleaseBeforeGoesOn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var faults = await database.ReadAsync(static db => Task.FromResult(Faults(db)));
        Assert.Empty(faults);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Schema_OfTheNextRelease_IsWorkedOnByThisOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.ReadAsync(static async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "NextThings" ("Id" integer NOT NULL PRIMARY KEY, "Words" text NOT NULL)""");
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Inbox" ADD COLUMN "NextWords" text NULL""");
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditLog" ADD COLUMN "NextCount" integer NOT NULL DEFAULT 0""");
            return await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Next', '10.0.0')""");
        });
        var node = database.Beside();
        await node.StartAsync();
        await node.WriteAsync(static async db =>
        {
            db.Inbox.Add(Some.Inbox("1"));
            db.AuditLog.Add(new AuditEntry { At = Some.Now, Action = "done", Subject = "" });
            await db.SaveChangesAsync();
            (await db.Inbox.SingleAsync()).Answer = "{}";
        });
        await node.StopAsync();
        Assert.Equal(("{}", 1), await database.ReadAsync(static async db => ((await db.Inbox.SingleAsync()).Answer, await db.AuditLog.CountAsync(static entry => entry.Action == "done"))));
    }

    private static List<string> Faults(CommunityDb db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var later = assembly.Migrations.Where(static one => string.CompareOrdinal(one.Key, First) > 0 && !one.Key.EndsWith(Beginning, StringComparison.Ordinal) && !Contracting.Contains(one.Key)).ToList();
        Assert.NotEmpty(later);
        return [.. later.SelectMany(one => Faults(one.Key, assembly.CreateMigration(one.Value, db.Database.ProviderName!)))];
    }

    private static IEnumerable<string> Faults(string name, Migration migration)
    {
        var made = migration.UpOperations.OfType<CreateTableOperation>().Select(static table => table.Name).ToHashSet(StringComparer.Ordinal);
        return migration.UpOperations.Where(operation => !IsOnlyMore(operation, made)).Select(operation => $"{name}: {operation.GetType().Name} is in the way of the release before");
    }

    private static bool IsOnlyMore(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        CreateTableOperation or CreateSequenceOperation or EnsureSchemaOperation => true,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null,
        AddForeignKeyOperation key => made.Contains(key.Table),
        CreateIndexOperation index => !index.IsUnique || made.Contains(index.Table),
        _ => false,
    };
}
