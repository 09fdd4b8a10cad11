using System.Globalization;
using CoP.Community;
using CoP.Storage.Moving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>What a backup holds.</summary>
/// <param name="Schema">Its last migration.</param>
public sealed record BackupFacts(long Bytes, long Members, string Schema);

/// <summary>Copies the database while it is in use, and puts such a copy back where it is not.</summary>
/// <param name="file">Where the community is kept.</param>
/// <param name="options">How it is opened.</param>
/// <param name="db">Knows the migrations of this version.</param>
/// <param name="clock">Names what is kept aside.</param>
public sealed class SqliteBackup(DatabaseFile file, IOptions<DatabaseOptions> options, CommunityDb db, TimeProvider clock)
{
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    /// <summary>SQLite's online backup: one moment of the database, all that was committed before it begins; whoever writes meanwhile does not wait.</summary>
    /// <param name="path">An empty file.</param>
    /// <exception cref="ArchiveException">The copy is damaged.</exception>
    public async Task<BackupFacts> WriteAsync(string path, CancellationToken cancel)
    {
        await using (var from = new SqliteConnection(DatabaseFile.Connection(options.Value.ConnectionString) + ";Pooling=False"))
        await using (var to = Open(path, SqliteOpenMode.ReadWrite))
        {
            await from.OpenAsync(cancel);
            await to.OpenAsync(cancel);
            from.BackupDatabase(to);
            Ask(to, "PRAGMA journal_mode=DELETE"); // One file, without companions.
        }

        return await CheckAsync(path, cancel);
    }

    /// <exception cref="ArchiveException">It is no database of a community, or damaged, or of a newer version.</exception>
    public async Task<BackupFacts> CheckAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var connection = Open(path, SqliteOpenMode.ReadOnly);
            await connection.OpenAsync(cancel);
            if (Ask(connection, "PRAGMA integrity_check") is var found and not "ok")
            {
                throw new ArchiveException($"{path} is damaged: {found}");
            }

            var schema = Ask(connection, "SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\"");
            if (!db.Database.GetMigrations().Contains(schema))
            {
                throw new ArchiveException($"{path} is of another version of the program, which knows {schema}. Restore it with that version.");
            }

            return new BackupFacts(new FileInfo(path).Length, long.Parse(Ask(connection, "SELECT COUNT(*) FROM \"Members\""), CultureInfo.InvariantCulture), schema);
        }
        catch (SqliteException fault)
        {
            throw new ArchiveException($"{path} is no backup of a community, or is damaged: {fault.Message}", fault);
        }
    }

    /// <summary>Puts a backup in the database's place, marked as one with which <see cref="Community.Operations.AfterRestore"/> has still to be done. What is there is kept aside.</summary>
    /// <returns>Where that is now; null when there was nothing.</returns>
    /// <exception cref="ArchiveException">It cannot be used; nothing was changed.</exception>
    public async Task<string?> PutBackAsync(string path, CancellationToken cancel)
    {
        await CheckAsync(path, cancel);
        var (staged, aside) = ($"{file.Path}-restoring", string.Create(CultureInfo.InvariantCulture, $"{file.Path}-before-restore-{clock.GetUtcNow():yyyyMMddHHmmss}"));
        File.Delete(staged);
        await using (var to = DatabaseFile.Open(staged, FileAccess.Write, FileShare.None))
        await using (var from = File.OpenRead(path))
        {
            await from.CopyToAsync(to, cancel);
            to.Flush(flushToDisk: true);
        }

        await MarkAsync(staged, cancel);
        var wasThere = File.Exists(file.Path);
        foreach (var companion in Companions.Where(companion => File.Exists(file.Path + companion)))
        {
            File.Move(file.Path + companion, aside + companion);
        }

        File.Move(staged, file.Path);
        foreach (var departures in Directory.GetFiles(Path.GetDirectoryName(file.Path)!, $"{Path.GetFileName(file.Path)}-departures-*"))
        {
            File.Delete(departures); // They tell of the rows of another time.
        }

        return wasThere ? aside : null;
    }

    private static async Task MarkAsync(string path, CancellationToken cancel)
    {
        await using var connection = Open(path, SqliteOpenMode.ReadWrite);
        await connection.OpenAsync(cancel);
        Ask(connection, $"INSERT OR IGNORE INTO \"Settings\" (\"Name\", \"Value\") VALUES ('{Community.Operations.AfterRestore.Unfinished}', '')");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);

    private static string Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
