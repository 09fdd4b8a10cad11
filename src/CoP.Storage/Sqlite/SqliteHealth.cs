using System.Globalization;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Sqlite;

/// <summary>What the database says of itself.</summary>
/// <param name="Version">Of the library that is bound at run time.</param>
/// <param name="JournalMode"><c>wal</c>.</param>
/// <param name="Synchronous">2 is FULL, and 3 EXTRA; below that, committed rows can be lost with the power.</param>
public sealed record SqliteReport(string Version, string JournalMode, int Synchronous)
{
    private const int Full = 2;

    /// <summary>Whether a committed row survives a power cut, as far as settings can promise it.</summary>
    public bool IsDurable => JournalMode == "wal" && Synchronous >= Full;
}

/// <summary>Asks the open database how it keeps its word, on the connection that the community uses.</summary>
public sealed class SqliteHealth(IServiceProvider scope, Writability writability) : IStorageHealth
{
    public Task<string?> WriteFaultAsync(CancellationToken cancel) => writability.FaultAsync(cancel);

    public async Task<string?> WeaknessAsync(CancellationToken cancel) => (await ReadAsync(cancel)).IsDurable ? null : Weaknesses.MayLose;

    /// <exception cref="System.Data.Common.DbException">The database is out of reach.</exception>
    public async Task<SqliteReport> ReadAsync(CancellationToken cancel)
    {
        var db = scope.GetRequiredService<CommunityDb>(); // Only now: whether writing works is asked without one.
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return new SqliteReport(
                await AskAsync(db, "SELECT sqlite_version()", cancel),
                await AskAsync(db, "PRAGMA journal_mode", cancel),
                int.Parse(await AskAsync(db, "PRAGMA synchronous", cancel), CultureInfo.InvariantCulture));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<string> AskAsync(CommunityDb db, string question, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }
}
