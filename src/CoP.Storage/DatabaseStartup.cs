using System.Text;
using CoP.Community;
using CoP.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Storage;

/// <summary>Makes the database ready before the first turn.</summary>
public sealed partial class DatabaseStartup(IServiceProvider services, DatabaseFile file, TimeProvider clock, ILogger<DatabaseStartup> log)
{
    private const string MarkerText =
        "A community is kept in the database beside this file, and none will be begun in its place while this file is here.\n";

    /// <summary>Creates the folder and the file, brings the schema up to date, and makes sure that committed rows are kept.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="InvalidOperationException">A community was kept here and is gone, or the database would not keep committed rows through a power cut.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        file.MakeFolder();
        await using var scope = services.CreateAsyncScope();
        await MakeAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel);
        var report = await scope.ServiceProvider.GetRequiredService<StorageHealth>().ReadAsync(cancel);
        LogReady(report.Version, report.JournalMode, report.Synchronous);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException(
                $"The database would lose committed rows in a power cut: journal_mode is '{report.JournalMode}' (needed: wal), "
                + $"synchronous is {report.Synchronous} (needed: 2, FULL). Is the file on a disk that supports shared memory?");
        }

        file.Protect();
    }

    private async Task MakeAsync(CommunityDb db, CancellationToken cancel)
    {
        await using var marker = await MigrationLock.TakeAsync(file, clock, cancel);
        if (file.Lost is { } lost)
        {
            throw new InvalidOperationException(lost);
        }

        if (!file.IsThere)
        {
            DatabaseFile.Open(file.Path, FileAccess.Write, FileShare.ReadWrite).Dispose(); // SQLite gives its companions the same rights.
        }

        file.Protect();
        await MigrateAsync(db, isExpected: marker.Length > 0, cancel);
        services.GetRequiredService<OpenedFile>().Remember();
        File.Delete($"{file.Path}-migrating"); // The lock of earlier versions.
        await MarkAsync(marker, cancel);
    }

    private async Task MigrateAsync(CommunityDb db, bool isExpected, CancellationToken cancel)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        if (isExpected && !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            throw new InvalidOperationException(file.Missing("holds none"));
        }

        await MigrationLock.SweepAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        if (pending.Exists(static name => name.EndsWith($"_{nameof(Migrations.Sqlite.NoEmptyIds)}", StringComparison.Ordinal)))
        {
            await EmptyIds.ReportAsync(db, log, cancel);
        }
    }

    private static async Task MarkAsync(FileStream marker, CancellationToken cancel)
    {
        if (marker.Length == 0)
        {
            await marker.WriteAsync(Encoding.UTF8.GetBytes(MarkerText), cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database ready: SQLite {Version}, journal {Journal}, synchronous {Synchronous}")]
    private partial void LogReady(string version, string journal, int synchronous);
}
