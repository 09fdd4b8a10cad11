using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Asks SQLite about the file behind an open connection, through the descriptor it has. Opening the file once more, and closing
/// it, would take SQLite's locks away (https://www.sqlite.org/howtocorrupt.html, 2.2).
/// </summary>
internal static unsafe partial class FileControl
{
    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int FilePointer = 7;
    private const int HasMovedSince = 20;

    /// <summary>The library that comes with the package of Entity Framework's provider.</summary>
    private const string Library = "e_sqlite3";

    /// <summary>Where the header keeps <c>user_version</c>, in big-endian order, see https://www.sqlite.org/fileformat2.html.</summary>
    private const int VersionAt = 60;

    /// <summary>Whether what stands under the file's name is another file than the one that was opened, or nothing.</summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var moved = 0;
        return Control(Handle(connection), "main", HasMovedSince, &moved) == 0 && moved != 0;
    }

    /// <summary>The <c>user_version</c> that is in the file itself, not in the log or in a cache; 0 when the file is too short for one.</summary>
    public static int VersionInFile(SqliteConnection connection)
    {
        nint file = 0;
        if (Control(Handle(connection), "main", FilePointer, &file) != 0 || file == 0)
        {
            return 0;
        }

        Span<byte> version = stackalloc byte[sizeof(int)];
        fixed (byte* to = version)
        {
            var methods = *(nint*)file; // sqlite3_file begins with its methods, and these with their version, xClose and xRead.
            var read = ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>*)methods)[2];
            return read(file, to, version.Length, VersionAt) == 0 ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(version) : 0;
        }
    }

    private static nint Handle(SqliteConnection connection) => connection.Handle!.DangerousGetHandle();

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(nint connection, string database, int operation, void* argument);
}
