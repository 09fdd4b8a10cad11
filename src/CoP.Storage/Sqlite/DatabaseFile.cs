using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>
/// The file that holds the community, and what lies beside it. All of it is for the operating system's user who runs the
/// program and for nobody else: it holds names, and the key that signs buttons.
/// </summary>
public sealed class DatabaseFile(IOptions<DatabaseOptions> options) : IDatabasePlace
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] Companions = ["", "-wal", "-shm", "-marker", "-present"];

    /// <summary>Absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource);

    string IDatabasePlace.Name => Path;

    private PrivateFolder Folder => new(System.IO.Path.GetDirectoryName(Path)!, "Database:ConnectionString");

    /// <summary>Beside the file, and the lock of whoever makes or migrates it. It has content once a database is complete.</summary>
    public string Marker => $"{Path}-marker";

    /// <summary>The lock that whoever works on it shares.</summary>
    internal string Presence => $"{Path}-present";

    /// <summary>Whether anything is there; SQLite takes an empty file for a new database.</summary>
    public bool IsThere => new FileInfo(Path) is { Exists: true, Length: > 0 };

    /// <summary>Whether a community was kept here, so that none may be begun in its place.</summary>
    public bool WasThere => new FileInfo(Marker) is { Exists: true, Length: > 0 };

    /// <summary>How to go on when a community was kept here and is gone; null when nothing is amiss.</summary>
    public string? Lost => WasThere && !IsThere ? Missing("is gone or empty") : null;

    /// <summary>For every connection: none of them makes a file where there is none.</summary>
    public static string Connection(string given)
    {
        var connection = new SqliteConnectionStringBuilder(given);
        connection.Mode = connection.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : connection.Mode;
        return connection.ConnectionString;
    }

    /// <summary>Finds out whether the file could be made, and leaves nothing behind.</summary>
    /// <exception cref="IOException">It could not; the message says why.</exception>
    public void TryFolder() => Folder.Try();

    /// <summary>What to say when <see cref="Path"/> is not what was there before.</summary>
    internal string Missing(string how) =>
        $"A community was kept in {Path}, and now the file {how}. Put the backup back in its place; or, to begin anew with an empty one, delete {Marker} too.";

    /// <exception cref="IOException">The folder cannot be made.</exception>
    internal void MakeFolder() => Folder.Make();

    /// <summary>Opens or makes a file beside the database, or the database's own while it is not open yet.</summary>
    internal static FileStream Open(string path, FileAccess access, FileShare share)
    {
        var open = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, open);
    }

    /// <summary>Whether a file could not be opened because somebody else has it: EWOULDBLOCK of flock, or a sharing violation on Windows.</summary>
    internal static bool IsTaken(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x8007_0020);

    /// <summary>Files of an earlier version, or of a backup that was put back, may be open to everybody. What is not ours to change stays.</summary>
    internal void Protect()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Companions.Select(companion => Path + companion).Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, OwnersFile);
            }
            catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
            {
                return; // It belongs to somebody else; whether it can be used shows when it is.
            }
        }
    }
}
