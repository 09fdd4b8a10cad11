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

    public string InWords(DbException fault) => SqlServerErrors.InWords(fault is SqlException { Number: var number } ? number : 0);
}
