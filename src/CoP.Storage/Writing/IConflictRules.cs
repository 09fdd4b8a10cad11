using System.Data.Common;

namespace CoP.Storage.Writing;

/// <summary>Knows a provider's own exceptions.</summary>
internal interface IConflictRules
{
    /// <summary>Whether somebody else was faster (a unique key is taken, the database is busy), so that the work may succeed when it runs again.</summary>
    bool IsConflict(Exception exception);

    /// <summary>Whether it is not about what was to be written: nothing can be written at all.</summary>
    bool IsOutOfReach(DbException exception);
}
