using CoP.Community;
using CoP.Storage.Servers;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage.SqlServer;

/// <inheritdoc cref="ServerStartup"/>
internal sealed partial class SqlServerStartup(IServiceProvider services, ServerPlace place, IOptions<DatabaseOptions> options, ILogger<SqlServerStartup> log) : ServerStartup(services, place, options)
{
    internal const string AllowSnapshots = "IF SERVERPROPERTY('EngineEdition') <> 5 ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON";

    /// <summary>With the model's collation, and with what lets whoever reads pass whoever writes; Azure's databases have the latter from the beginning.</summary>
    protected override async Task MakeAsync(DatabaseFacade database, CancellationToken cancel)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancel))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancel); // EF switches READ_COMMITTED_SNAPSHOT on.
        }
        catch (SqlException fault) when (fault.Number == SqlServerErrors.AlreadyMade)
        {
            return; // Another node was faster.
        }

        await database.ExecuteSqlRawAsync(AllowSnapshots, cancel);
    }

    /// <exception cref="InvalidOperationException">Ids that differ in case alone would be one, or whoever reads would wait for whoever writes.</exception>
    protected override async Task ExamineAsync(DatabaseFacade database, CancellationToken cancel)
    {
        var report = await SqlServerHealth.ReadAsync(database, cancel);
        if (!report.IsBinary)
        {
            throw new InvalidOperationException(
                $"The database has the collation {report.Collation} and needs {SqlServerCommunityDb.BinaryCollation}. While it is empty, and nobody is connected: ALTER DATABASE [name] COLLATE {SqlServerCommunityDb.BinaryCollation}.");
        }

        if (!report.ReadsCommittedSnapshot)
        {
            throw new InvalidOperationException(
                "In the database whoever reads waits for whoever writes. Once, and while nobody else is connected: ALTER DATABASE [name] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE.");
        }
    }

    protected override async Task ConfirmAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var database = scope.GetRequiredService<CommunityDb>().Database;
        await ExamineAsync(database, cancel); // Whoever migrates may be another than who starts.
        var report = await SqlServerHealth.ReadAsync(database, cancel);
        LogReady(report.Version, report.Collation, report.AllowsSnapshot, report.DelayedDurability);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException("The database would lose committed rows in a power cut: DELAYED_DURABILITY is FORCED (needed: DISABLED or ALLOWED).");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: SQL Server {Version}, collation {Collation}, snapshots allowed {AllowsSnapshot}, delayed durability {DelayedDurability}")]
    private partial void LogReady(string version, string collation, bool allowsSnapshot, string delayedDurability);
}
