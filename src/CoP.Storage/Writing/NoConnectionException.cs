using System.Data.Common;

namespace CoP.Storage.Writing;

/// <summary>All connections of a pool are in use, which not every provider tells as a fault of the database.</summary>
internal sealed class NoConnectionException(Exception cause) : DbException("The database has no connection left.", cause);
