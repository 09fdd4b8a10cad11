using CoP.Community;
using CoP.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

/// <summary>Makes the database ready before the first turn.</summary>
public sealed partial class DatabaseStartup(IServiceScopeFactory scopes, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<DatabaseStartup> log)
{
    /// <summary>Creates the folder, brings the schema up to date, and makes sure that committed rows are kept.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="InvalidOperationException">The database would not keep committed rows through a power cut.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        CreateFolder(DataFile);
        await using var scope = scopes.CreateAsyncScope();
        await MigrateAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel);
        var report = await scope.ServiceProvider.GetRequiredService<StorageHealth>().ReadAsync(cancel);
        LogReady(report.Version, report.JournalMode, report.Synchronous);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException(
                $"The database would lose committed rows in a power cut: journal_mode is '{report.JournalMode}' (needed: wal), "
                + $"synchronous is {report.Synchronous} (needed: 2, FULL). Is the file on a disk that supports shared memory?");
        }
    }

    private string DataFile => new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource;

    private async Task MigrateAsync(CommunityDb db, CancellationToken cancel)
    {
        using var turn = await MigrationLock.TakeAsync(DataFile, clock, cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
        {
            await MigrationLock.SweepAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
        }

        if (pending.Exists(static name => name.EndsWith($"_{nameof(Migrations.Sqlite.NoEmptyIds)}", StringComparison.Ordinal)))
        {
            await EmptyIds.ReportAsync(db, log, cancel);
        }
    }

    private static void CreateFolder(string file)
    {
        if (Path.GetDirectoryName(file) is not { Length: > 0 } folder)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Database:ConnectionString names the folder '{folder}', which cannot be made: {fault.Message}", fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: SQLite {Version}, journal {Journal}, synchronous {Synchronous}")]
    private partial void LogReady(string version, string journal, int synchronous);
}
