using System.Data.Common;

namespace CoP.Storage.Sqlite;

/// <summary>What is written now would go into a file that nobody finds again, or into somebody else's. A restart opens what is there.</summary>
public sealed class DatabaseReplacedException()
    : DbException("The database file was moved, deleted or replaced while the program was running.");
