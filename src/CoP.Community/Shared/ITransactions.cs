namespace CoP.Community;

/// <summary>
/// Runs work in a database transaction of its own, in a service scope of its own. On SQLite the callers queue at one
/// write gate; when a revision or a unique key conflicts, the whole work runs again in a fresh scope (up to five times).
/// </summary>
public interface ITransactions
{
    /// <summary>
    /// Runs <paramref name="work"/>, saves and commits. Nothing of it is kept when it throws.
    /// </summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel);
}
