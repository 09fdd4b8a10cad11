using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>
/// The file of an index: SQLite with full text, beside the database and made of it, so that it can be thrown away at any time. One
/// writes, many read.
/// </summary>
internal static class SearchFile
{
    /// <summary>Raised with every change of what it holds: an older file is made anew.</summary>
    public const int Version = 3;

    // The texts themselves are not kept twice; without them only positions tell how often a word is there. Words arrive taken apart, so that ascii's rules only find the spaces.
    private const string Schema = """
        CREATE TABLE entries (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body TEXT NOT NULL);
        CREATE VIRTUAL TABLE words USING fts5 (title, body, content='', contentless_delete=1, prefix='3', tokenize="ascii");
        CREATE VIRTUAL TABLE titles USING fts5 (title, content='', contentless_delete=1, prefix='3', tokenize="ascii");
        CREATE VIRTUAL TABLE grams USING fts5 (title, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
        CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
        CREATE TABLE progress (position TEXT NOT NULL);
        INSERT INTO progress (position) VALUES ('');
        """;

    /// <summary>Opens it to write; makes it when it is not there, of another version, or torn.</summary>
    public static SqliteConnection OpenToWrite(string path)
    {
        if (File.Exists(path) && !IsWhole(path))
        {
            Delete(path);
        }

        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
        if (Number(connection, "PRAGMA user_version") == 0)
        {
            Execute(connection, $"BEGIN; {Schema} PRAGMA user_version={Version}; COMMIT;");
        }

        return connection;
    }

    public static SqliteConnection OpenToRead(string path) => Open(path, SqliteOpenMode.ReadOnly);

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>How far it has come, in the words of whoever keeps it; empty at first.</summary>
    public static string Position(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position FROM progress";
        return (string)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static bool IsWhole(string path)
    {
        try
        {
            using var connection = OpenToRead(path);
            return Number(connection, "PRAGMA user_version") == Version && Number(connection, "SELECT count(*) FROM (SELECT 1 FROM entries LIMIT 1)") >= 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void Delete(string path)
    {
        foreach (var part in new[] { path, $"{path}-wal", $"{path}-shm" })
        {
            File.Delete(part);
        }
    }
}
