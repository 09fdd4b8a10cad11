using System.Data.Common;

namespace CoP.Storage.Moving;

/// <summary>What exporting, importing and restoring a community need of its kind of database.</summary>
public interface IMovableDatabase
{
    /// <summary>Begins a transaction in which all is read as of one moment, while others go on writing.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>To be said before rows that bring their ids are written into a table whose ids the database makes; null for nothing.</summary>
    /// <param name="table">As it stands in statements.</param>
    string? BeforeGivenIds(string table);

    /// <summary>To be said after them, so that the next id is a new one; null for nothing.</summary>
    /// <inheritdoc cref="BeforeGivenIds"/>
    string? AfterGivenIds(string table, string column);

    /// <summary>Has the next id of a table be so many higher.</summary>
    /// <inheritdoc cref="BeforeGivenIds"/>
    string SkipIds(string table, string column, long count);

    /// <summary>Whether no process works on it, and as far as its kind can, sees to it that none begins to until this is disposed; null when one does.</summary>
    Task<IAsyncDisposable?> TakeAloneAsync(CancellationToken cancel);

    /// <summary>Where a database of this kind is backed up by its own means: which, for whoever asked the program to; null where the program does it.</summary>
    string? BackupElsewhere { get; }
}
