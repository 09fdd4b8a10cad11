using System.Data.Common;
using CoP.Storage.Moving;
using Microsoft.Data.Sqlite;

namespace CoP.Storage.Sqlite;

/// <summary>SQLite takes given ids as they come, and goes on after the highest. Whoever works on it holds the lock of <see cref="Presence"/>.</summary>
internal sealed class SqliteMovable(DatabaseFile file) : IMovableDatabase
{
    public string? BackupElsewhere => null;

    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true)); // Else it would wait for the right to write, and keep it.

    public string? BeforeGivenIds(string table) => null;

    public string? AfterGivenIds(string table, string column) => null;

    public string SkipIds(string table, string column, long count) => $"UPDATE sqlite_sequence SET seq = seq + {count} WHERE name = '{table.Trim('"')}'";

    public Task<IAsyncDisposable?> TakeAloneAsync(CancellationToken cancel)
    {
        file.MakeFolder();
        try
        {
            return Task.FromResult<IAsyncDisposable?>(DatabaseFile.Open(file.Presence, FileAccess.Read, FileShare.None));
        }
        catch (IOException fault) when (DatabaseFile.IsTaken(fault))
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }
}
