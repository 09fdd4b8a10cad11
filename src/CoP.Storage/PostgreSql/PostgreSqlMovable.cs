using System.Data;
using System.Data.Common;
using System.Globalization;
using CoP.Storage.Moving;
using CoP.Storage.Writing;

namespace CoP.Storage.PostgreSql;

/// <summary>Ids are identity columns, which go on where they were, whatever was given.</summary>
internal sealed class PostgreSqlMovable(IPresenceLock presence) : IMovableDatabase
{
    public string BackupElsewhere => "pg_dump --format=custom, or a base backup with the log";

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public string? BeforeGivenIds(string table) => null;

    public string AfterGivenIds(string table, string column) =>
        $"SELECT setval(pg_get_serial_sequence('{table}', '{column.Trim('"')}'), GREATEST((SELECT MAX({column}) FROM {table}), 1), EXISTS (SELECT 1 FROM {table}))";

    public string SkipIds(string table, string column, long count) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT setval(pg_get_serial_sequence('{table}', '{column.Trim('"')}'), nextval(pg_get_serial_sequence('{table}', '{column.Trim('"')}')) + {count})");

    public async Task<IAsyncDisposable?> TakeAloneAsync(CancellationToken cancel) => await presence.TryTakeAsync(alone: true, cancel);
}
