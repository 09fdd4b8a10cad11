using System.Data.Common;
using CoP.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace CoP.Storage.Sqlite;

/// <summary>SQLite's result codes, see https://www.sqlite.org/rescode.html.</summary>
public sealed class SqliteWriteFaults(OpenedFile file) : IWriteFaults
{
    public void RefuseAnother() => file.RefuseAnother();

    public string InWords(DbException fault) => fault switch
    {
        DatabaseReplacedException => fault.Message,
        SqliteException { SqliteErrorCode: 13 } => "The disk is full.",
        SqliteException { SqliteErrorCode: 8 } => "The database is read-only.",
        SqliteException { SqliteErrorCode: 5 or 6 } => "Another program keeps the database locked.",
        SqliteException { SqliteErrorCode: 10 } => "The disk does not work (input/output error).",
        SqliteException { SqliteErrorCode: 14 } => "The database file cannot be opened.",
        SqliteException { SqliteErrorCode: 11 or 26 } => "The database file is damaged.",
        _ => "The database is out of reach.",
    };
}
