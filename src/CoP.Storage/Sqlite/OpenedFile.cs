using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Knows the file that was opened at the start, by its place on the disk and by a number inside it. A connection of its own
/// stays open for that: others are closed after a failure, and would not know what they had open before.
/// </summary>
public sealed class OpenedFile(IOptions<DatabaseOptions> options) : IDisposable
{
    private readonly Lock _lock = new();
    private SqliteConnection? _anchor;
    private int[] _identities = [];

    /// <summary>From now on this very file is expected. Gives it a number if it has none.</summary>
    public void Remember()
    {
        lock (_lock)
        {
            _anchor?.Dispose();
            _anchor = new SqliteConnection(DatabaseFile.Connection(options.Value.ConnectionString) + ";Pooling=False");
            _anchor.Open();
            SqliteConnectionSetup.Prepare(_anchor);
            var identity = (int)Ask("PRAGMA user_version");
            if (identity == 0)
            {
                identity = RandomNumberGenerator.GetInt32(1, int.MaxValue);
                Ask($"PRAGMA user_version={identity}");
            }

            Ask("PRAGMA wal_checkpoint(PASSIVE)"); // So that it is in the file as well, unless somebody is reading.
            _identities = [identity, FileControl.VersionInFile(_anchor)];
        }
    }

    /// <exception cref="DatabaseReplacedException">It is another one by now. If the right one comes back, all is well again.</exception>
    public void RefuseAnother()
    {
        lock (_lock)
        {
            if (_anchor is not null && (FileControl.HasMoved(_anchor) || !_identities.Contains(FileControl.VersionInFile(_anchor))))
            {
                throw new DatabaseReplacedException();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _anchor?.Dispose();
            _anchor = null;
        }
    }

    private long Ask(string pragma)
    {
        using var command = _anchor!.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
