namespace CoP.Community;

/// <summary>Writes many rows of one kind with few statements, in the caller's transaction. They are not tracked, and do not learn their ids.</summary>
public interface IBulkInsert
{
    Task AddAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class;
}
