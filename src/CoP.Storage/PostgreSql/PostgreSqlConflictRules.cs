using System.Data.Common;
using CoP.Storage.Writing;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>PostgreSQL's error codes, see https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal sealed class PostgreSqlConflictRules : IConflictRules
{
    /// <summary>Connection lost (08), no space or memory or connections left (53), shutting down or cannot start (57P), read-only (25006), a disk that fails (58).</summary>
    private static readonly string[] OutOfReach = ["08", "53", "57P", "25006", "58"];

    public bool IsOutOfReach(DbException exception) => exception is PostgresException { SqlState: var state }
        ? Array.Exists(OutOfReach, begin => state.StartsWith(begin, StringComparison.Ordinal))
        : exception is NpgsqlException;

    public bool IsConflict(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };
}
