using System.Text;
using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>Makes the file and its folder, and sees to it that nobody else does so at the same time.</summary>
internal sealed partial class SqliteStartup(IServiceProvider services, DatabaseFile file, TimeProvider clock, ILogger<SqliteStartup> log) : IDatabaseStartup
{
    private const string MarkerText =
        "A community is kept in the database beside this file, and none will be begun in its place while this file is here.\n";

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        file.MakeFolder();
        await using var scope = services.CreateAsyncScope();
        await MakeAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel);
        var report = await scope.ServiceProvider.GetRequiredService<SqliteHealth>().ReadAsync(cancel);
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

        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.RefuseUnlessAllowed(pending.Count);
        await SchemaUpdate.RunAsync(db, cancel);
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
