using System.Globalization;
using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage;

/// <summary>What the database says of itself.</summary>
/// <param name="Version">Of the library that is bound at run time.</param>
/// <param name="JournalMode">SQLite: <c>wal</c>.</param>
/// <param name="Synchronous">SQLite: 2 is FULL, and 3 EXTRA; below that, committed rows can be lost with the power.</param>
public sealed record StorageReport(string Version, string JournalMode, int Synchronous)
{
    private const int Full = 2;

    /// <summary>Whether a committed row survives a power cut, as far as settings can promise it.</summary>
    public bool IsDurable => JournalMode == "wal" && Synchronous >= Full;
}

/// <summary>Asks the open database how it keeps its word, on the connection that the community uses.</summary>
public sealed class StorageHealth(CommunityDb db)
{
    /// <exception cref="System.Data.Common.DbException">The database is out of reach.</exception>
    public async Task<StorageReport> ReadAsync(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return new StorageReport(
                await AskAsync("SELECT sqlite_version()", cancel),
                await AskAsync("PRAGMA journal_mode", cancel),
                int.Parse(await AskAsync("PRAGMA synchronous", cancel), CultureInfo.InvariantCulture));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<string> AskAsync(string question, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }
}
