using System.Data;
using System.Data.Common;
using System.Globalization;
using CoP.Community;
using CoP.Storage.Moving;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>Ids are identity columns, which go on where they were, whatever was given. Whoever works on it checks in with the scheduler every few seconds.</summary>
internal sealed class PostgreSqlMovable(CommunityDb db, TimeProvider clock) : IMovableDatabase
{
    /// <summary>Twice as long as the scheduler rests between two.</summary>
    private static readonly TimeSpan CheckInEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string BackupElsewhere => "pg_dump --format=custom, or a base backup with the log";

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public string? BeforeGivenIds(string table) => null;

    public string AfterGivenIds(string table, string column) =>
        $"SELECT setval(pg_get_serial_sequence('{table}', '{column.Trim('"')}'), GREATEST((SELECT MAX({column}) FROM {table}), 1), EXISTS (SELECT 1 FROM {table}))";

    public string SkipIds(string table, string column, long count) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT setval(pg_get_serial_sequence('{table}', '{column.Trim('"')}'), nextval(pg_get_serial_sequence('{table}', '{column.Trim('"')}')) + {count})");

    /// <inheritdoc/>
    /// <remarks>A server keeps nobody from beginning meanwhile.</remarks>
    public async Task<IAsyncDisposable?> TakeAloneAsync(CancellationToken cancel)
    {
        var seen = await LastCheckInAsync(cancel);
        while (seen is { } last && clock.GetUtcNow() - last < CheckInEvery)
        {
            await Task.Delay(Pause, clock, cancel);
            if (await LastCheckInAsync(cancel) is var now && now > seen)
            {
                return null;
            }
        }

        return new MemoryStream();
    }

    private async Task<DateTimeOffset?> LastCheckInAsync(CancellationToken cancel)
    {
        try
        {
            var ticks = await db.Database.SqlQuery<long?>($"SELECT MAX(last_checkin_time) AS \"Value\" FROM qrtz_scheduler_state").SingleAsync(cancel);
            return ticks is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null; // Nobody has ever worked here.
        }
    }
}
