using System.Data.Common;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.SqlServer;

/// <summary>What the server says of itself and of the database.</summary>
/// <param name="Version">Of the server.</param>
/// <param name="Collation">Of the database.</param>
/// <param name="ReadsCommittedSnapshot">Off means that whoever reads waits for whoever writes.</param>
/// <param name="AllowsSnapshot">Whether a whole transaction may read one view of the database.</param>
/// <param name="DelayedDurability"><c>FORCED</c> means that rows that were committed can be lost with the power.</param>
internal sealed record SqlServerReport(string Version, string Collation, bool ReadsCommittedSnapshot, bool AllowsSnapshot, string DelayedDurability)
{
    /// <summary>Whether a committed row survives a power cut, as far as settings can promise it.</summary>
    public bool IsDurable => DelayedDurability != "FORCED";

    /// <summary>Why a community cannot be kept there, and how to change that; null when it can.</summary>
    public string? Refusal =>
        Collation != SqlServerCommunityDb.BinaryCollation // Ids that differ in case alone would be one.
            ? $"The database has the collation {Collation} and needs {SqlServerCommunityDb.BinaryCollation}. While it is empty, and nobody else is connected: ALTER DATABASE [name] COLLATE {SqlServerCommunityDb.BinaryCollation}."
        : !ReadsCommittedSnapshot
            ? "In the database whoever reads waits for whoever writes. Once, and while nobody else is connected: ALTER DATABASE [name] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE."
        : !IsDurable ? "The database would lose committed rows in a power cut: DELAYED_DURABILITY is FORCED (needed: DISABLED or ALLOWED)."
        : null;
}

/// <summary>Asks the server how it keeps its word.</summary>
internal sealed class SqlServerHealth(IServiceProvider scope, Writability writability) : IStorageHealth
{
    public Task<string?> WriteFaultAsync(CancellationToken cancel) => writability.FaultAsync(cancel);

    public async Task<string?> WeaknessAsync(CancellationToken cancel) => await ReadAsync(scope.GetRequiredService<CommunityDb>().Database, cancel) switch
    {
        { IsDurable: false } => Weaknesses.MayLose,
        { ReadsCommittedSnapshot: false } => "Whoever reads waits for whoever writes: READ_COMMITTED_SNAPSHOT is off.",
        _ => null,
    };

    /// <exception cref="DbException">The database is out of reach.</exception>
    public static Task<SqlServerReport> ReadAsync(DatabaseFacade database, CancellationToken cancel) => database.SqlQuery<SqlServerReport>(
        $"""
        SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS [Version], [collation_name] AS [Collation], [is_read_committed_snapshot_on] AS [ReadsCommittedSnapshot],
            CONVERT(bit, CASE [snapshot_isolation_state] WHEN 1 THEN 1 ELSE 0 END) AS [AllowsSnapshot], [delayed_durability_desc] AS [DelayedDurability]
        FROM [sys].[databases] WHERE [database_id] = DB_ID()
        """).SingleAsync(cancel);
}
