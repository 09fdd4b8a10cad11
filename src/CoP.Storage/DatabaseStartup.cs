using CoP.Community;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

/// <summary>Makes the database ready before the first turn.</summary>
public sealed partial class DatabaseStartup(IServiceScopeFactory scopes, IOptions<DatabaseOptions> options, ILogger<DatabaseStartup> log)
{
    /// <summary>Creates the folder, brings the schema up to date, and makes sure that committed rows are kept.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="InvalidOperationException">The database would not keep committed rows through a power cut.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        CreateFolder();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CommunityDb>().Database.MigrateAsync(cancel);
        var report = await scope.ServiceProvider.GetRequiredService<StorageHealth>().ReadAsync(cancel);
        LogReady(report.Version, report.JournalMode, report.Synchronous);
        if (!report.IsDurable)
        {
            throw new InvalidOperationException(
                $"The database would lose committed rows in a power cut: journal_mode is '{report.JournalMode}' (needed: wal), "
                + $"synchronous is {report.Synchronous} (needed: 2, FULL). Is the file on a disk that supports shared memory?");
        }
    }

    private void CreateFolder()
    {
        var file = new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            CreateFolder(folder);
        }
    }

    private static void CreateFolder(string folder)
    {
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
