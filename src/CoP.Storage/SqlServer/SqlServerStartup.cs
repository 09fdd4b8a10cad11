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

    /// <exception cref="InvalidOperationException">A community cannot be kept there.</exception>
    protected override Task ExamineAsync(DatabaseFacade database, CancellationToken cancel) => ReadAsync(database, cancel);

    protected override async Task ConfirmAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var report = await ReadAsync(scope.GetRequiredService<CommunityDb>().Database, cancel); // Whoever migrates may be another than who starts.
        LogReady(report.Version, report.Collation, report.AllowsSnapshot, report.DelayedDurability);
    }

    private static async Task<SqlServerReport> ReadAsync(DatabaseFacade database, CancellationToken cancel) =>
        await SqlServerHealth.ReadAsync(database, cancel) is var report && report.Refusal is { } refusal ? throw new InvalidOperationException(refusal) : report;

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: SQL Server {Version}, collation {Collation}, snapshots allowed {AllowsSnapshot}, delayed durability {DelayedDurability}")]
    private partial void LogReady(string version, string collation, bool allowsSnapshot, string delayedDurability);
}
