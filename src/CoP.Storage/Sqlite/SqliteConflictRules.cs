using System.Data.Common;
using CoP.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace CoP.Storage.Sqlite;

/// <summary>SQLite's result codes, see https://www.sqlite.org/rescode.html.</summary>
internal sealed class SqliteConflictRules : IConflictRules
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public bool IsOutOfReach(DbException exception) => exception is SqliteException
    {
        SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NoDatabase,
    };

    public bool IsConflict(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: Busy or Locked,
    }
    or SqliteException
    {
        SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated,
    };
}
