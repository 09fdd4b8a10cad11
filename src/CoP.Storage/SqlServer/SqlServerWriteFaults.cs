using System.Data.Common;
using CoP.Storage.Writing;
using Microsoft.Data.SqlClient;

namespace CoP.Storage.SqlServer;

/// <inheritdoc cref="SqlServerErrors"/>
internal sealed class SqlServerWriteFaults : IWriteFaults
{
    public void RefuseAnother()
    {
        // A server does not change under an open connection.
    }

    public string InWords(DbException fault) => fault switch
    {
        NoConnectionException => "The database server has no connection left.",
        SqlException { Number: var number } => SqlServerErrors.InWords(number),
        _ => SqlServerErrors.InWords(0),
    };
}
