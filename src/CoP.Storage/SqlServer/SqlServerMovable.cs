using System.Data;
using System.Data.Common;
using System.Globalization;
using CoP.Community;
using CoP.Storage.Moving;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.SqlServer;

/// <summary>Ids come from a sequence for each table, which knows nothing of ids that were given.</summary>
internal sealed class SqlServerMovable(CommunityDb db, IPresenceLock presence) : IMovableDatabase
{
    private const string NextValue = "NEXT VALUE FOR ";

    public string BackupElsewhere => "BACKUP DATABASE, or the backups that the service makes by itself";

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) => await connection.BeginTransactionAsync(IsolationLevel.Snapshot, cancel);

    public string? BeforeGivenIds(string table) => null;

    public string AfterGivenIds(string table, string column) =>
        $"""
        DECLARE @next bigint = (SELECT COALESCE(MAX({column}), 0) + 1 FROM {table});
        DECLARE @restart nvarchar(600) = N'ALTER SEQUENCE {Sequence(table, column)} RESTART WITH ' + CAST(@next AS nvarchar(20));
        EXEC sp_executesql @restart;
        """;

    public string SkipIds(string table, string column, long count) => string.Create(
        CultureInfo.InvariantCulture,
        $"DECLARE @first sql_variant; EXEC sp_sequence_get_range @sequence_name = N'{Sequence(table, column)}', @range_size = {count}, @range_first_value = @first OUTPUT;");

    public async Task<IAsyncDisposable?> TakeAloneAsync(CancellationToken cancel) => await presence.TryTakeAsync(alone: true, cancel);

    /// <summary>Out of the column's default: <c>NEXT VALUE FOR [MemberSequence]</c>.</summary>
    private string Sequence(string table, string column) =>
        db.Model.GetEntityTypes().Where(entity => $"[{entity.GetTableName()}]" == table).SelectMany(static entity => entity.GetProperties()).First(property => $"[{property.GetColumnName()}]" == column)
            .GetDefaultValueSql()![NextValue.Length..];
}
