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

    public bool IsConflict(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: Busy or Locked,
    }
    or SqliteException
    {
        SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated,
    };
}
