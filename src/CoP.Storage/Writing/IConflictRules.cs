using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Writing;

/// <summary>Knows a provider's own exceptions.</summary>
internal interface IConflictRules
{
    /// <summary>Whether somebody else was faster (a unique key is taken, the database is busy), so that the work may succeed when it runs again.</summary>
    bool IsConflict(Exception exception);

    /// <summary>Whether it is not about what was to be written: nothing can be written at all.</summary>
    bool IsOutOfReach(DbException exception);
}

internal static class ConflictRulesExtensions
{
    /// <summary>Whether a conflict is among what a fault wraps.</summary>
    public static bool HasConflict(this IConflictRules rules, Exception? fault) => fault is not null
        && (fault is DbUpdateConcurrencyException or TransactionLostException || rules.IsConflict(fault) || rules.HasConflict(fault.InnerException));

    /// <summary>What the database said, out of what others wrapped it in: by its kind whoever asked knows that nothing was kept.</summary>
    public static Exception Plain(this IConflictRules rules, Exception fault) => fault switch
    {
        TransactionLostException { InnerException: { } cause } => rules.Plain(cause),
        DbUpdateException { InnerException: DbException cause } when rules.IsOutOfReach(cause) => cause,
        _ => fault,
    };
}
