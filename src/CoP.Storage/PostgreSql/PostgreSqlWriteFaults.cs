using System.Data.Common;
using CoP.Storage.Writing;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>PostgreSQL's error codes, see https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal sealed class PostgreSqlWriteFaults : IWriteFaults
{
    public void RefuseAnother()
    {
        // A server does not change under an open connection.
    }

    public string InWords(DbException fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the database server is full.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database is read-only.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database server has no connection left.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "The database server does not let the program in.",
        _ => "The database is out of reach.",
    };
}
