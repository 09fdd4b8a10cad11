using System.Data.Common;

namespace CoP.Storage.Writing;

/// <summary>Knows why a provider's database cannot be written to.</summary>
public interface IWriteFaults
{
    /// <summary>Costs next to nothing.</summary>
    /// <exception cref="DbException">It is not the database that was opened at the start.</exception>
    void RefuseAnother();

    /// <summary>For operators, without names or paths.</summary>
    string InWords(DbException fault);
}
