using System.Data.Common;
using CoP.Storage.Writing;
using Microsoft.Data.SqlClient;

namespace CoP.Storage.SqlServer;

/// <inheritdoc cref="SqlServerErrors"/>
internal sealed class SqlServerConflictRules : IConflictRules
{
    public bool IsOutOfReach(DbException exception) => exception is NoConnectionException
        || (exception is SqlException fault && !IsConflict(fault) && SqlServerErrors.IsOutOfReach(fault.Number, fault.Class));

    public bool IsConflict(Exception exception) => exception is SqlException fault && SqlServerErrors.IsConflict(fault.Number);
}
